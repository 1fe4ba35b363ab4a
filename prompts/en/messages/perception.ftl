# What is said of pictures, videos and files. Dates, places and cameras come from a photo's own data.

perception-between = { " " }
perception-comma = { ", " }
perception-moment = At { $time } of the video.
perception-seen = In the picture: { $text }.
perception-seen-in-english = In the picture: { $text }.
perception-faces = { $count ->
        [one] One face looks out of it.
       *[other] { $count } faces look out of it.
    }
perception-album-page = A page with { $count } photographs.
perception-album-photo = Photograph { $number } of { $count } on the page.
perception-restored = Restored: a computer has sharpened this copy. The original is kept.
perception-data = By the photo's own data: { $pieces }.
perception-taken-on = taken on { $date }
perception-taken-in = near { $place }
perception-taken-with = camera { $camera }
perception-written = Written in it: “{ $text }”.
perception-nothing-known = A picture. Its data tell neither when nor where it was taken.
perception-frame-unknown = A moment of the video, at { $time }.

perception-year = { $year }
perception-month = { $month } { $year }
perception-day = { $day } { $month } { $year }
perception-doubtful = { $date } (perhaps)
perception-month-1 = January
perception-month-2 = February
perception-month-3 = March
perception-month-4 = April
perception-month-5 = May
perception-month-6 = June
perception-month-7 = July
perception-month-8 = August
perception-month-9 = September
perception-month-10 = October
perception-month-11 = November
perception-month-12 = December

# What a narrator is told when a file could not be read. It is kept all the same.

perception-trouble-broken = I could not open this file; it seems to be damaged. I have kept it as it came. If you have it elsewhere, you could send it again.
perception-trouble-too-large-picture = This picture is too large for me to look at. I have kept it as it came.
perception-trouble-too-long = This recording is longer than I can take in at once. I have kept it as it came. You could send it in parts.
perception-trouble-unsupported = I cannot read this kind of file. I have kept it as it came. You could tell me what is in it.
perception-trouble-timed-out = This file took me too long to read. I have kept it as it came.
perception-trouble-archive = This is a chat that another program exported. I have kept it as it came; `lifestory import` brings its messages in.
perception-trouble-no-speech-model = I cannot understand speech in this language yet. I have kept your voice, and will listen again when I can. You could also write to me.

# For whoever runs the program: `lifestory models`.

perception-part-speech = Speech
perception-part-speakers = Telling speakers apart
perception-part-voice = Speaking
perception-part-captions = Captions
perception-part-restorer = Restoring
perception-why-restorer = makes a clearer copy of old photographs; SHA-256 of its weights: { $sha256 }
perception-why-no-restorer = none is chosen; old photographs stay as they are (RESTORER=file of weights)
perception-part-scan = Text in pictures
perception-part-emotion = Emotion
perception-part-emotion-zh = feeling in Chinese words
perception-part-embeddings = Embeddings
perception-part-chat = Chat model
perception-why-found = found on this machine
perception-why-not-on-disk = { $name } is not on this machine; `lifestory models pull` fetches it
perception-why-unloadable = { $name } is on this machine but cannot be loaded
perception-why-built-in-speech = { $name } is not on this machine, so the built-in English model writes rough drafts; `lifestory models pull` fetches the better one
perception-why-one-speaker = speakers are not told apart: all that is heard in a note counts as the narrator's words, unless it was forwarded
perception-why-chosen = chosen in the settings
perception-why-none = nothing that could do this is on this machine
perception-why-facts-only = { $name } is not on this machine, so photos are described by their own data and the text in them; `lifestory models pull` fetches it
perception-why-tesseract = reads { $languages }
perception-why-no-tesseract = tesseract is not installed, so text in pictures is not read
perception-why-lexicon = counts words of feeling in English and Chinese
perception-why-emotion-model = a small trained model reads English; in Chinese, words of feeling are counted
perception-why-no-chat = none is chosen; questions and stories are made without one (LLM=provider:model)
perception-why-off = switched off in the settings
perception-people = In it: { $names }.
