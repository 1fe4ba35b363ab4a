terminal-saved = Saved: { $path }
terminal-no-file = There is no file { $path }.
terminal-first-consent = Please answer yes or no first. Until then nothing is kept.
terminal-how = Write, or send a file with @path/to/voice.ogg, press a button with #1, see /help, leave with /quit.
terminal-no-token = There is no TELEGRAM_BOT_TOKEN, so we talk here in the terminal.
