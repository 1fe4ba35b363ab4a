conversation-consent = Hello. I am here to help you tell your life, a little at a time.
    You may send me voice notes, photos, videos and messages whenever you like. I ask one question at a time, and from your own words I write your story.

    What I keep: what you send me, what I hear and see in it, and the questions I ask you.
    Why: so that your story can be written, and every sentence of it can be traced to your words.
    Where: everything is kept locked (encrypted) on the computer that I run on. { $processed }

    You can look at it, take it with you (/export) or delete all of it (/delete_my_data) at any time.
    Until you say yes, I keep nothing.
conversation-processed-here = Your words do not leave that computer.
conversation-processed-outside = To word questions and chapters, parts of what you tell are also sent to an outside service: { $provider } ({ $model }).
conversation-button-yes = Yes, let us begin
conversation-button-no = No, thank you
conversation-unnamed = Friend
conversation-welcome = Thank you, { $name }. Let us begin.
    There is no hurry. Answer by voice or in writing, or send whatever comes to mind.
    I take your time zone to be { $timezone }. If that is wrong, send /timezone and the name of a large city near you. /help shows what else I can do.
conversation-refused = That is quite all right. I have kept nothing. If you change your mind, just write to me.
conversation-back = It is good to hear from you, { $name }.
conversation-help = Just talk to me: send a voice note, a photo, a video or a message, and I will keep it.

    /interview - talk for a while, twenty minutes perhaps
    /ask - ask me about what you told
    /search - find your words
    /story - read your story so far
    /book - your story as a book
    /translate - your story in another language
    /recap - this week in short (also: /recap month, year, today)
    /timeline - what happened when
    /arc - how your life felt, in a picture
    /feeling - how what you told last felt
    /topics - what we have talked about
    /people - whom you have told me of
    /skip - another question, please
    /off_limits - what I should not ask about
    /invite - let somebody close to you ask you something
    /pause and /resume - rest from questions
    /undo - take back the last thing
    /cancel - stop what we are doing
    /language, /timezone, /settings
    /export - take everything with you
    /delete_my_data - delete everything
    /privacy - what I keep, and where
conversation-privacy = I keep what you send, what I hear and see in it, my questions, and the stories made from them. All of it lies encrypted on the computer that I run on. { $processed }
    Nobody reads it to train anything; only if you allow it in /settings may what you say of your feelings teach the reader of feelings on this computer. The person who runs this computer holds its key.
    /export gives you all of it. /delete_my_data removes all of it, for good.
conversation-button-skip = Another question
conversation-button-cannot = I can't remember
conversation-button-rather-not = I'd rather not
conversation-button-right = ✓ Right
conversation-button-fix = ✎ Fix it
conversation-button-forget = ✕ Forget it
conversation-declined = Of course. I will not ask about that again.
conversation-cannot-remember = That is all right. It may come back another day.
conversation-kept = Kept.
conversation-fix-how = Please write it the way it should be. I will keep your wording. (/cancel leaves it as it is.)
conversation-fixed = Thank you. I will use your wording, and keep what I first heard beside it.
conversation-nothing-to-fix = There are no words of mine there to fix.
conversation-forgotten = I have put that out of mind. /undo brings it back.
conversation-old-button = That button is an old one. Nothing was changed.
conversation-too-large = That file is larger than { $limit } MB, which is the most I can fetch here. Could you send a shorter piece, or a smaller copy of it? What you wrote with it is safe.
conversation-too-large-to-send = { $file } is ready, but it is larger than { $limit } MB, which is the most I can send here. The person who runs me can give it to you.
conversation-no-sticker = That is a kind thought. I can keep words, voices, photos and videos; this kind I cannot keep.
conversation-no-document = I cannot read that kind of file. I can keep pictures, sound, videos, PDF files and plain text. Or tell me in your own words what is in it.
conversation-no-poll = Thank you. I cannot answer polls, but I would gladly hear the story behind it in your own words.
conversation-ask-what = What would you like to know? Ask me about anything you have told me.
conversation-search-what = Send /search and a word or two, for example: /search grandmother's kitchen
conversation-paused = I will not ask anything for now. You can still send me whatever you like. /resume when you are ready.
conversation-resumed = Here I am again.
conversation-language-which = Which language shall I speak?
conversation-language-unknown = I do not speak "{ $words }" yet. I speak { $languages }.
conversation-language-set = From now on I will speak English.
conversation-timezone-which = Your time zone is { $timezone }. To change it, send /timezone and a large city near you, for example: /timezone Berlin
conversation-timezone-unknown = I do not know the place "{ $words }". Try a large city near you, for example: /timezone Berlin
conversation-timezone-set = Your time zone is now { $timezone }.
conversation-settings = Your settings
    Name: { $name }
    Language: English
    Time zone: { $timezone } (/timezone changes it)
    Weekly recap: { $recap }
    { $processed }
    Choose a language, or the day for your weekly recap:
conversation-button-aloud = Speak the questions
conversation-aloud-on = From now on I will also say my questions aloud.
conversation-aloud-off = From now on I will only write my questions.
conversation-recap-when = { $day } at { $hour }
conversation-recap-set = Your weekly recap will come on { $when }.
conversation-weekday-0 = Monday
conversation-weekday-1 = Tuesday
conversation-weekday-2 = Wednesday
conversation-weekday-3 = Thursday
conversation-weekday-4 = Friday
conversation-weekday-5 = Saturday
conversation-weekday-6 = Sunday
conversation-erase-word = DELETE
conversation-erase-sure = This deletes everything: your words, voice notes, photos, your story. It cannot be undone. You may want /export first.
    To go on, type { $word }. To keep everything, send /cancel.
conversation-not-erased = Nothing was deleted.
conversation-erased = It is done. Everything of yours has been deleted. Thank you for what you shared.
conversation-erase-trouble = I could not delete everything yet. The person who runs me has been told. Nothing new will be kept.
conversation-cancelled = All right, we leave that.
conversation-nothing-to-cancel = There is nothing to cancel. You can simply go on telling.
conversation-nothing-to-undo = There is nothing to take back.
conversation-undone-entry = I have put the last thing you sent out of mind. /undo once more brings it back.
conversation-undone-forget = It is back.
conversation-undone-fix = The earlier wording is back.
conversation-unknown-command = I do not know /{ $name }. /help shows what I can do. You can also simply tell me something.
conversation-working = One moment, please.
conversation-listening = Listening …
conversation-listening-far = Listening …
    { $bar } { $done } of { $total } minutes
conversation-looking = Looking …
conversation-reading = Reading …
conversation-heard = I heard:
    “{ $text }”
conversation-heard-draft = This is what I think I heard. My hearing is rough today, so please correct me:
    “{ $text }”
conversation-your-words = In your words:
    “{ $text }”
conversation-seen = I see:
    { $text }
conversation-read = I read { $pages ->
        [one] one page
       *[other] { $pages } pages
    }. It begins:
    “{ $text }”
conversation-only-kept = I have kept it safe.
conversation-silent = I have kept your recording. I could not make out any words in it.
conversation-failed = Something went wrong on my side while I was working on this. Nothing is lost; I will try again.
conversation-too-early = You have not told me enough for that yet. Let us go on talking a little.
conversation-nothing-left = I have asked all I can think of for now. Tell me whatever comes to mind.
conversation-nothing-found = I found nothing about that in what you told me.
conversation-found = This is what I found:
conversation-people = The people you have told me of:
conversation-between = {", "}
conversation-person =
    { $name }: { $count ->
        [one] one memory
       *[other] { $count } memories
    }
conversation-person-also =
    { $name } ({ $names }): { $count ->
        [one] one memory
       *[other] { $count } memories
    }
conversation-people-one-or-two = You told me of “{ $one }” and of “{ $other }”. Is that one person, or are they two?
conversation-button-one-person = One person
conversation-button-two-people = Two people
conversation-people-same = Thank you. For me they are one person now.
conversation-people-apart = Thank you. I keep them apart.
conversation-topics = What we have talked about so far:
conversation-topic-closed = (closed, as you wished)
conversation-timeline = What happened when, as you told it:
conversation-writing = Writing your story …
conversation-writing-step = Writing your story … { $done } of { $total }
conversation-making-book = Making your book …
conversation-book-ready = Here is your book.
conversation-export-ready = Here is everything you told me, with your files.
conversation-location = A place: { $latitude }, { $longitude }
conversation-contact = A contact: { $name }
conversation-button-book = Make it a book
conversation-story-end = That is your story so far. Tell me more, and it will grow.
conversation-arc = How your life felt, as you told it. It is only how the words read; you know how it was.
conversation-recap-plot = How it felt
conversation-button-recaps = Recaps …
conversation-recaps-which = Each week I look back with you. What else would you like? A press switches it on or off.
conversation-button-recaps-month = The month, on the 1st
conversation-button-recaps-year = The year, on its last day
conversation-button-recaps-day = This day in earlier years
conversation-button-recaps-spoken = Read aloud as a voice note
conversation-button-recaps-hard = Hard memories as well
conversation-recaps-month-on = The month's recap will come on the 1st.
conversation-recaps-month-off = No recap of the month.
conversation-recaps-year-on = The year's recap will come on its last day.
conversation-recaps-year-off = No recap of the year.
conversation-recaps-day-on = When something is tied to this day, I will say so.
conversation-recaps-day-off = I will leave this day's memories alone.
conversation-recaps-spoken-on = Recaps will come as a voice note, too.
conversation-recaps-spoken-off = Recaps will come in writing only.
conversation-recaps-hard-on = Hard memories may stand in recaps.
conversation-recaps-hard-off = Hard memories stay out of recaps.
conversation-button-recap-week = This week
conversation-button-recap-month = This month
conversation-button-recap-year = This year
conversation-button-recap-day = On this day
conversation-photos-found = I found { $count } photographs on this page and cut them out. I keep each by itself, and the page as you sent it.
conversation-button-whole = Leave it whole
conversation-button-cut = Cut the photographs out
conversation-button-fix-photo = ✎ { $number }
conversation-whole = All right, the page stays whole.
conversation-cut-again = The photographs on the page are pictures of their own again.
conversation-same-picture = I have this picture already; you sent it on { $day }. I keep both, and your book shows it once.
conversation-blurred = It is a little blurred. If you have a sharper one, I would gladly take it. If not, this one is welcome too.
conversation-button-restore = Restore it
conversation-button-restore-photo = Restore { $number }
conversation-restoring = I am restoring your picture. This takes a while; you can go on telling.
conversation-restoring-step = I am restoring your picture … { $percent } %
conversation-restored = Here is a restored copy. A computer made it clearer, and fine details in it are guessed. Your own picture stays as it is.
conversation-restore-trouble = I could not restore this picture. It is safe as you sent it.
conversation-photo-restored = Restored by computer.
conversation-photo-when-where = Taken { $when }, near { $place }.
conversation-photo-when = Taken { $when }.
conversation-photo-where = Taken near { $place }.
# What somebody may type instead of pressing a button, with commas between.
conversation-typed-yes = yes, y, yes please, ok, okay, i agree, i do, agreed, sure, of course, let us begin, let's begin
conversation-typed-no = no, n, no thanks, no thank you, never, i do not agree, i don't agree
