## Answers to what is asked of the bot in plain words.

requests-greeting = Hello, { $name }.
requests-thanks = You are welcome.
requests-who = I am a computer program, not a person. I listen, I keep what you tell me, and I ask you questions. I am here whenever you like.
requests-rest = Of course. Rest well, { $name }. I am here whenever you like.
# After a voice note: the hearing may be wrong, so a button is shown first. The button below says what it is.
requests-sure = I think you asked me for something. Is this it?
requests-button-why = Why this question?
requests-button-again = The question once more
requests-button-who = Who are you?
requests-button-help = What can you do?
requests-button-privacy = What is kept, and where?
requests-button-story = My story
requests-button-book = My book
requests-button-recap = My week
requests-button-topics = What we talked about
requests-button-people = Whom I told of
requests-button-timeline = What happened when
requests-button-pause = No questions for a while
requests-button-undo = Take back the last thing
requests-button-delete_my_data = Delete everything
requests-button-export = Take everything with me
requests-button-language = Another language
