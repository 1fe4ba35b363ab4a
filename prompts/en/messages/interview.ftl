# What the interview says beside its questions.

interview-nothing-left = I have no more questions for now. Whatever comes to your mind, I am glad to hear it.
