# What `lifestory doctor` says to whoever runs the program: what is here, and what goes without it.

doctor-python = Python
doctor-home = Data folder
doctor-disk = Free disk
doctor-tesseract = Words in pictures (tesseract)
doctor-lines = Whom somebody in distress can call
doctor-lines-shipped = the shipped list; check the numbers of your place
doctor-speaker = A voice that reads (espeak-ng)
doctor-font = Chinese font
doctor-key = Master key
doctor-database = Database
doctor-failures = Entries that failed
doctor-quarantine = Updates set aside
doctor-hearing = Hearing
doctor-seeing = Seeing
doctor-embedder = Finding again
doctor-chat = Chat model
doctor-token = Telegram token
doctor-bot-api = Bot API
doctor-updates = Updates

doctor-present = here
doctor-absent = not here
doctor-absent-model = { $name } is not on this machine
doctor-absent-package = the package { $name } is not installed
doctor-not-made-yet = { $path } (made at the first start)
doctor-free = { $size } GB
doctor-database-found = { $address } (revision { $revision })
doctor-database-older = { $address } (revision { $revision }; brought up to date at the next start)
doctor-chat-none = none chosen: questions come from the bank, stories are told in the narrator's own words
doctor-never-ran = the bot has not run with this data folder yet
doctor-last-poll = last successful poll { $seconds } seconds ago (at most { $limit } is well)

doctor-cost-python = Lifestory is made for Python 3.11 to 3.13; with another it may not install or not run.
doctor-cost-home = Nothing can be kept. Make the folder writable, or name another with LIFESTORY_HOME.
doctor-cost-disk = Soon no voice note can be kept, and no book be made. Free at least 1 GB.
doctor-cost-tesseract = Words in photos (letters, signs, backs of pictures) are not read. Install tesseract-ocr.
doctor-cost-tesseract-chinese = Chinese words in photos are not read. Install tesseract-ocr-chi-sim.
doctor-cost-lines = That file cannot be read, so the shipped list is used. See docs/care.md.
doctor-cost-speaker = Audio books hold only what was spoken, not what was written, and the sample voices cannot be made anew. Install espeak-ng.
doctor-cost-font = Chinese prints as empty boxes in the PDF; the other formats are well. Install fonts-noto-cjk.
doctor-cost-key-lost = There is data but not its key: nothing of it can be read. Put the key file back from your backup.
doctor-cost-key-unusable = The key file cannot be read, or does not hold a key: no data can be opened. Put it back from your backup.
doctor-cost-key-other = This is not the key that the data was sealed with. Put the right one back from your backup.
doctor-cost-key-open = Others on this machine may read the key. Run chmod 600 on it.
doctor-cost-key-inside = Whoever copies the data folder has the key too. Move it and name it with LIFESTORY_KEY_FILE.
doctor-cost-database = Nothing can be kept or read. Look at DATABASE_URL, and whether the server runs.
doctor-cost-failures = These are kept as they came, but not understood yet. Run lifestory retry.
doctor-cost-quarantine = These came from Telegram and could not be read. They are kept; lifestory retry tries again.
doctor-cost-hearing-draft = Voice notes become rough English drafts, which are kept out of the story until confirmed. Run lifestory models pull, then lifestory perceive --again.
doctor-cost-hearing-none = Voice notes are kept but not written down. Run lifestory models pull, then lifestory perceive --again.
doctor-cost-seeing = Photos are described by their date, place, camera and the words in them alone. Run lifestory models pull.
doctor-cost-embedder = The first start takes a few seconds longer, once.
doctor-cost-embedder-absent = The chosen model must be fetched first, so the bot cannot start without the hub. Name a folder, or EMBEDDER=embedded.
doctor-cost-chat = Questions and stories are made without the chat model. Install the package with .venv/bin/pip install.
doctor-cost-chat-form = Write it as provider:model, for instance LLM=ollama:qwen3:8b.
doctor-cost-chat-key = Questions and stories are made without it: its provider is unknown, or its key is not in the environment.
doctor-cost-token = The conversation is here in the terminal only. Get a token from @BotFather and set TELEGRAM_BOT_TOKEN.
doctor-cost-bot-api = Nothing comes in and nothing goes out. Look at the network, and at TELEGRAM_API_URL.
doctor-cost-bot-api-refused = The server does not know this token. Copy it anew from @BotFather.
doctor-cost-updates = The bot has stopped, or cannot reach Telegram. What people send waits there for a day. Look at its log, or start it.
