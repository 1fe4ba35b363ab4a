# What Telegram shows of the bot: its commands and what it says of itself.
telegram-about = I help you tell your life. Send me voice notes, photos or a few words. I keep them safe, ask the next question, and write your story from what you told. You decide what stays.
telegram-about-short = I listen to your memories, ask about them, and write your life story with you.
telegram-started = Lifestory listens on Telegram as { $name }. Stop it with Ctrl+C.
telegram-trouble = Something went wrong here with your last message. It is kept, and nothing else is lost. Please go on whenever you like.

telegram-command-start = Begin, or go on where we were
telegram-command-help = What you can do here
telegram-command-ask = Ask me what you have told
telegram-command-story = Read your story so far
telegram-command-book = Get your story as a book
telegram-command-recap = This week in a few words
telegram-command-timeline = Your life, year by year
telegram-command-search = Find something you told
telegram-command-skip = Another question, please
telegram-command-pause = Let me rest for a while
telegram-command-resume = Go on after a pause
telegram-command-topics = What we talk about
telegram-command-people = The people you have told me of
telegram-command-language = Choose the language
telegram-command-timezone = Set your time zone
telegram-command-settings = See and change how I work
telegram-command-export = Take everything with you
telegram-command-delete-my-data = Delete everything you told
telegram-command-undo = Take back the last thing
telegram-command-cancel = Stop what we are doing
telegram-command-privacy = What is kept, and where
