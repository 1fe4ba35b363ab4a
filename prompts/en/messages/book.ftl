## The book: words around the narrator's own.

book-told-by = Told by { $name }
book-made-on = Made on { $date }
book-contents = Contents
book-notes = Notes
book-timeline = A life in dates
book-people = People in this book
book-about = About this book
book-how-notes = Everything here rests on what { $name } told or showed. A small number stands after the words it belongs to, and its note says when they were told. Sentences without a number of their own belong to the next one.
book-chapter = Chapter { $number }
book-page-link = Chapter { $number }: { $title }
book-back = Back to the text
book-see-note = Note { $number }
book-photograph = A photograph
book-photograph-of = Photograph: { $caption }

book-unchecked = Still to be checked by ear
book-unchecked-intro = These words were written down by machine from the sound and nobody has listened again yet. They may be wrong.
book-held = The chapter “{ $title }” is not here yet. Some of its words are still being checked.
book-taken-back =
    { $count ->
        [one] One sentence was left out because the words it rested on are no longer kept.
       *[other] { $count } sentences were left out because the words they rested on are no longer kept.
    }
book-photo-missing =
    { $count ->
        [one] One picture could not be printed.
       *[other] { $count } pictures could not be printed.
    }

book-note = { $what }, { $date }
book-note-at = { $what }, { $date }, { $at }
book-note-by = { $who }: { $note }
book-kind-text = Message
book-kind-voice = Voice note
book-kind-audio = Recording
book-kind-video = Video
book-kind-video_note = Video note
book-kind-photo = Photograph
book-kind-document = Document
book-kind-location = Place sent
book-kind-contact = Contact sent
book-kind-album = Album
book-kind-caption = What a photograph shows

book-date-day = { $day } { $month } { $year }
book-date-month = { $month } { $year }
book-date-year = { $year }
book-date-spring = spring { $year }
book-date-summer = summer { $year }
book-date-autumn = autumn { $year }
book-date-winter = winter { $year }
book-date-decade = the { $decade }s
book-date-century =
    the { $century ->
        [21] 21st
       *[other] { $century }th
    } century
book-date-about = about { $date }
book-date-perhaps = perhaps { $date }
book-date-until = until { $date }
book-date-since = since { $date }
book-date-span = { $start } to { $end }

book-month-1 = January
book-month-2 = February
book-month-3 = March
book-month-4 = April
book-month-5 = May
book-month-6 = June
book-month-7 = July
book-month-8 = August
book-month-9 = September
book-month-10 = October
book-month-11 = November
book-month-12 = December

book-family = The family
book-between = {", "}
book-between-sources = {" · "}
book-person-where = named with { $places }
book-listen = Hear this chapter in { $name }’s own voice
book-draft = Draft: { $name } has not yet approved all of this.
book-set-classic = Set by Typst in Libertinus Serif on pages of 148 × 210 mm.
book-set-album = Set by Typst in Libertinus Serif and Source Sans on pages of 148 × 210 mm.
book-family-alt = Family tree of { $name }: { $people }
book-family-aside = Told of as family too, but not how they belong in the tree: { $people }
book-spouse-M = husband
book-spouse-F = wife
book-spouse-U = husband or wife

book-version = Version { $version }, { $date }.
book-colophon-days = { $name } told this from { $first } to { $last }, in { $sources }.
book-colophon-day = { $name } told this on { $first }, in { $sources }.
book-colophon-own = The sentences are { $name }’s own, put in order by a program. No language model wrote any of them.
book-colophon-model = A language model put some of { $name }’s words into sentences; a program checked each of them against what was said.
book-count-recordings =
    { $count ->
        [one] one recording
       *[other] { $count } recordings
    }
book-count-messages =
    { $count ->
        [one] one message
       *[other] { $count } messages
    }
book-count-photographs =
    { $count ->
        [one] one photograph
       *[other] { $count } photographs
    }
book-and = { $before } and { $last }
book-listen-label = { $name } tells “{ $title }”
book-listen-note = The sound of note { $number }
book-accessibility = Text with headings, a table of contents, described pictures, and an index. Where there is sound, it is the teller’s own voice, sentence by sentence.
book-audio-own = The voice is { $name }’s own.
book-audio-both = Where { $name } spoke, the voice is { $name }’s own; the rest is spoken by a machine ({ $speaker }).

# The arc of a life.
book-arc = How it felt
book-arc-alt = How { $count } things felt that { $name } told, from { $first } to { $last }.
book-arc-dot = Dot: one thing told, at its time. The higher, the lighter the words.
book-arc-bar = Ring with a bar: the time is not sure, anywhere along the bar.
book-arc-own = Dark: the teller’s own word for how it felt.
book-arc-stroke = Stroke: the middle of those years, where three or more are told.
book-arc-read = A program read this in the words, and may be wrong.
