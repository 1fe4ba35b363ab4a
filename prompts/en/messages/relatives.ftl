# Questions from others, by a link that the narrator gives away.

conversation-invite = With this link somebody close to you can ask you something. They see nothing of what you told. I put their questions to you one by one and say whose they are, and your answers stay yours.
    { $link }
    It works for 30 days, until { $until }.
conversation-invite-waiting = Waiting: { $names }
conversation-invite-one = { $name } ({ $count })
conversation-button-invite-close = Close the link
conversation-button-invite-drop = Remove what waits
conversation-invite-closed = The link no longer works. /invite makes a new one.
conversation-invite-dropped = { $count ->
        [one] One question is removed.
       *[other] { $count } questions are removed.
    }
conversation-somebody = Somebody close to you
conversation-asked-by = { $name } asks: { $question }
conversation-why-asked = { $name } would like to know.

relative-closed = This link does not work any more. Please ask for a new one.
relative-own = This is your own link. Send it to somebody who would like to ask you something.
relative-hello = Hello. { $narrator } is telling the story of their life here, and you may put a question in.
    What I keep: your question, and your name, so that { $narrator } knows who asks. Both lie encrypted with what belongs to { $narrator } and are deleted with it. { $narrator } decides whether to answer, and the answer stays with them. You see nothing of what they tell.
    Would you like to ask something?
relative-button-ask = Yes, with my name ({ $name })
relative-button-ask-unnamed = Yes, without my name
relative-button-no = No, thank you
relative-write = Please write one question, in at most { $most } characters.
relative-goodbye = That is quite all right. I have kept nothing.
relative-in-words = Please write your question in words.
relative-too-long = That is a little long. Please ask it in at most { $most } characters.
relative-one-question = Please write just one question, with one question mark.
relative-plain = Please write it in plain words, on one line, without links or special signs.
relative-unkind = I cannot pass that on as it stands. Please put it in kinder words.
relative-full = Several questions are waiting already. Please come back another day.
relative-thanks = Thank you. I keep your question for { $narrator }, who decides which questions to take up.
relative-button-another = Ask something else
relative-button-take-back = Take it back
relative-taken-back = It is taken back and deleted.
relative-too-late = It was put already, or is gone.
