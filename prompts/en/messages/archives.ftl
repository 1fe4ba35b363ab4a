# A chat that another program exported, sent as a file.

archive-whose = This looks like a chat from { $program }, with { $count } messages from { $first } to { $last }. Whose words in it are yours? Only those will count as your own; what the others said is kept under their names.
archive-dates = This looks like a chat from { $program }. I cannot tell from it how its dates are written. Does 3/4 stand for a day in April, or in March?
archive-button-dmy = 3/4 is in April
archive-button-mdy = 3/4 is in March
archive-button-person = { $name } ({ $count })
archive-button-none = None of them are mine
archive-button-leave = Please leave it
archive-button-back = Take it out again
archive-many = This looks like a chat from { $program } in which many people speak. The person who runs me can bring it in for you. I have kept the file as it came.
archive-nothing = This looks like a chat from { $program }, but I found no messages in it that I could read. I have kept the file as it came.
archive-left = I have left it as it is.
archive-begun = Thank you. I am bringing it in.
archive-done = { $added ->
        [0] There was nothing new in it.
        [one] I have brought in one message. { $own ->
            [0] It is not your own.
           *[other] It is your own.
        }
       *[other] I have brought in { $added } messages. { $own ->
            [0] None of them are your own words.
            [one] One of them is your own.
           *[other] { $own } of them are your own words.
        }
    }{ $faulty ->
        [0] {""}
        [one] {" "}One place in the file I could not read.
       *[other] {" "}{ $faulty } places in the file I could not read.
    }
archive-in = It is in already. If you wish to choose again whose words are yours, take it out first.
archive-back = I have taken it out again. If you wish, choose again whose words are yours.
