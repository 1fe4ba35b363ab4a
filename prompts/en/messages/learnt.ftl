# Thumbs, and what was learnt from how a narrator answers.

conversation-thumb-up-question = Thank you. I will ask more like that.
conversation-thumb-down-question = Thank you. I will ask less like that.
conversation-thumb-up-recap = Thank you. More like this.
conversation-thumb-down-recap = Thank you. Less like this.
conversation-button-up-question = 👍
conversation-button-down-question = 👎
conversation-button-up-recap = More like this
conversation-button-down-recap = Less
conversation-button-why = Why this question?

learnt-question = My last question was:
    { $question }
learnt-no-question = I have not asked you anything yet.
learnt-unsaid = It was the next one of its kind.
learnt-part-morning = You mostly tell in the morning.
learnt-part-afternoon = You mostly tell in the afternoon.
learnt-part-evening = You mostly tell in the evening.
learnt-liked = You gladly told of: { $themes }.
learnt-disliked = You would rather not be asked much about: { $themes }.
learnt-recap = In recaps you liked: { $arms }.
learnt-recap-why = The memories of your last recap:
learnt-nothing = I have not learnt yet what you like to be asked.
learnt-how = I see this from your answers, skips and thumbs alone. It stays here with your words, and what is old counts less and less.
learnt-is-off = I do not learn what you like; I ask in the usual order.
learnt-button-forget = Forget what you learnt
learnt-button-off = Do not learn this
learnt-button-on = Learn it again
learnt-forgotten = It is forgotten. I begin anew.
learnt-off = I no longer learn what you like.
learnt-on = I learn again what you like to be asked.

theme-people = people close to you
theme-places = places
theme-work = work
theme-love = love
theme-turning-points = turning points
theme-highs = good days
theme-lows = hard days
theme-beliefs = what you believe
theme-everyday = everyday life
theme-objects = things you kept
theme-food = food
theme-history = the times you lived in
