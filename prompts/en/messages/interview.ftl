# What the interview says beside its questions.

interview-who-is-1 = You have spoken of { $name } more than once. Who is { $name } to you?
interview-who-is-2 = { $name } comes up again and again in what you tell. How did the two of you come to know each other?
interview-who-is-3 = Somebody who reads this one day will meet { $name } several times. How would you introduce { $name } to them?

# Why a question was chosen.
interview-why-first = A quiet, easy one to begin with.
interview-why-light = A light one, since the last questions were perhaps a little much.
interview-why-liked = You like to speak of things like this: { $topic }.
interview-why-period = Nothing is told yet of { $period }.
interview-why-topic = You have told of { $period }, but not yet of this: { $topic }.
interview-why-sub = You began to tell of this ({ $topic }), but not yet { $part }.
interview-why-told = It goes on from what you told.
interview-why-return = You told this some time ago, and there may be more to it.
interview-why-loss = You spoke of a loss, and it should not be passed over.
interview-why-who-is = You named { $name } more than once, and have not said yet who that is.
interview-why-photo = It is about the picture that you sent.

interview-seeks-time = when it was
interview-seeks-place = where it was
interview-seeks-person = who was there
interview-seeks-event = what happened
interview-seeks-outcome = how it ended
interview-seeks-feeling = how it was for you

interview-period-earliest = your earliest memories
interview-period-childhood = your childhood
interview-period-school = your years of learning
interview-period-youth = your youth
interview-period-early-adulthood = your first years as a grown person
interview-period-middle = the middle of your life
interview-period-later = your later years
interview-period-now = your days now
interview-period-hopes = what you hope for

interview-cause-of = You said that { $effect } because of { $cause }. How did that come about?
interview-cause-since = You said that { $effect } because { $cause }. What was that time like?
interview-why-cause = You said what led to it, and not yet how it came about.

# Questions on years, on doubts, and to help who cannot remember.
interview-of-year = You told me: “{ $clause }”. What else do you remember of { $year }?
interview-years-between = You told me: “{ $clause }”. From { $first } to { $last } I know little of your life yet. What comes to your mind from those years?
interview-two-dates = You told me “{ $clause }” once with { $one } and once with { $other }. Which comes nearer, or were there two such times?
interview-one-or-two = You have spoken of { $one } and of { $other }. Are they two people, or one by two names?
interview-help-photo = Never mind, it need not come at once. Is there a photograph from that time that you could look at and tell me about, or send me?
interview-help-told = Never mind, it need not come at once. You told me: “{ $clause }”. Who or what else comes to mind from those days?
interview-help-year = Never mind. Perhaps this helps: in { $year } { $event }. Where were you living around that time?
interview-rest-1 = You have given me much already. Shall we leave it there for today?
interview-rest-2 = It can be tiring to remember so much. Would you like to stop here for now?
interview-why-date = You named this year, and a year holds more than one day.
interview-why-gap = Of the years between these two nothing is told yet.
interview-why-doubt = You told it in two ways, and only you can say. Both stay as you told them.
interview-why-help = It did not come to you, and this sometimes helps.
interview-why-rest = The last answers were short, and nobody should tell more than they like.
