# What the interview says beside its questions.

interview-nothing-left = I have no more questions for now. Whatever comes to your mind, I am glad to hear it.
interview-who-is-1 = You have spoken of { $name } more than once. Who is { $name } to you?
interview-who-is-2 = { $name } comes up again and again in what you tell. How did the two of you come to know each other?
interview-who-is-3 = Somebody who reads this one day will meet { $name } several times. How would you introduce { $name } to them?
