## An export: the words around the narrator's own in its pages.

export-readme = This is everything that is kept of { $name }, written on { $date }.

    journal.md    all that was told, in order, to read
    journal.json  the same and more: every earlier wording, what was heard and seen in each
                  file and by which program, the questions and their answers
    media/        the voice notes, pictures and other files as they were sent
    stories/      the stories written from it, where there are any
export-title = What { $name } told
export-question = Question
export-heard = Heard
export-seen = Seen
export-read = Read
export-first = At first
export-file = File
export-said-by = Said by
export-forwarded = Forwarded from
export-between = { ": " }
