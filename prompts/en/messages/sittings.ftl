# A time set aside for telling, the weekly question, and what is left out.

conversation-sitting-how-long = How long shall we talk? Twenty minutes? You can end it whenever you like.
conversation-button-minutes = { $minutes } minutes
conversation-button-enough = Enough for today
conversation-sitting-begun = Good. We have about { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }. There is no hurry, and “Enough for today” ends it at any time.
conversation-sitting-lasts = We are in the middle of it. There { $minutes ->
        [one] is about one minute left
       *[other] are about { $minutes } minutes left
    }.
conversation-sitting-none = No sitting is going on. /interview begins one.
conversation-sitting-time-up = Our time is up for today.
conversation-sitting-enough = Then that is enough for today.
conversation-sitting-told = You told me { $count ->
        [one] one memory
       *[other] { $count } memories
    }. I have kept { $count ->
        [one] it
       *[other] them
    } in your words.
conversation-sitting-told-none = We did not come to a memory today. That is all right.
conversation-sitting-topics = You spoke of: { $topics }
conversation-sitting-people = You told me of: { $names }
conversation-sitting-open = The last question can wait. You may answer it whenever you like.
conversation-sitting-goodbye = /interview begins again whenever you like.

conversation-weekly-question = A question for this week:
conversation-weekly-which = Once a week I can send you a question by itself. { $now }
conversation-weekly-off = At the moment none comes.
conversation-weekly-on-hour = At the moment it comes on { $day } at { $hour }.
conversation-weekly-on-usual = At the moment it comes on { $day }, at the time of day when you mostly tell.
conversation-button-weekly = A question each week
conversation-button-weekly-on = Yes, once a week
conversation-button-weekly-off = No, none
conversation-button-weekly-usual = When I mostly tell
conversation-button-morning = Morning
conversation-button-afternoon = Afternoon
conversation-button-evening = Evening

conversation-off-limits-none = Nothing is left out. If there is something that I should not ask about, send /off_limits and a word for it, for example: /off_limits my divorce
conversation-off-limits-list = I ask nothing about this, and leave it out of your story and recaps. A button takes it off the list. /off_limits and a word adds to it.
conversation-off-limits-added = I will ask nothing about “{ $words }”, and leave it out of your story and recaps. What you have told of it stays safe with you. /off_limits shows the list.
conversation-off-limits-odd = Please say it in a few words, for example: /off_limits my divorce
conversation-off-limits-removed = It is off the list.
