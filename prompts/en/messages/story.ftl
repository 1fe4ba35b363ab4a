## The story, the weekly recap, and answers from what was told.

story-title = The story of { $name }
story-chapter-earliest = First memories
story-chapter-childhood = Childhood
story-chapter-school = School days
story-chapter-youth = Growing up
story-chapter-early-adulthood = Setting out
story-chapter-middle = The middle years
story-chapter-later = Later years
story-chapter-now = These days
story-chapter-hopes = Looking ahead
story-chapter-decade = The { $decade }s
story-chapter-theme-people = The people in my life
story-chapter-theme-places = Places
story-chapter-theme-work = Work
story-chapter-theme-love = Love
story-chapter-theme-food = At the table
story-chapter-theme-beliefs = What I believe
story-chapter-theme-history = Living through history
story-chapter-theme-everyday = Things I remember
story-chapter-event = { $event }
story-chapter-part = { $title }: { $theme }
story-held = { $cut } of { $total } sentences did not rest on what was told, so this chapter waits.
story-note-fallback = “{ $title }” is told in your own words, because the writing service did not answer.
story-note-unchecked =
    { $count ->
        [one] One sentence was written down roughly from the sound and waits for you to check it.
       *[other] { $count } sentences were written down roughly from the sound and wait for you to check them.
    }
story-note-draft =
    { $approved ->
        [0] This is a draft for your own eyes: no chapter is approved yet.
       *[other] This is a draft for your own eyes: { $approved } of { $total } chapters are approved.
    }
story-step-outline = Finding the chapters …
story-step-chapter = Writing the chapters …

story-answer-never = As far as I can find, you have not told me about that yet.
story-answer-nearest = As far as I can find, you have not told me that. It is no answer, but the nearest I have is: { $nearest }
story-answer-said = “{ $text }”
story-answer-by = { $who }: “{ $text }”
story-answer-picture = In a picture: { $text }
story-answer-until = { $label }–{ $to }

story-recap-intro = Your week, in your own words:
story-recap-quiet = It was a quiet week here, and that is fine. I am glad to listen whenever you like.
story-recap-picture-only = This week you showed me a picture. Thank you. I would gladly hear what is behind it.

story-plot-title = How your words felt this week
story-plot-heavy = heavier
story-plot-even = even
story-plot-light = lighter
story-plot-day-0 = Mon
story-plot-day-1 = Tue
story-plot-day-2 = Wed
story-plot-day-3 = Thu
story-plot-day-4 = Fri
story-plot-day-5 = Sat
story-plot-day-6 = Sun

story-version = Version { $version }, { $day }: { $chapters ->
        [one] one chapter
       *[other] { $chapters } chapters
    }, { $approved } approved.
story-version-event = It tells of one thing: { $event }.
story-version-back = It brought back version { $version }.
story-version-stale =
    { $count ->
        [one] The words behind one sentence were changed since.
       *[other] The words behind { $count } sentences were changed since.
    }
story-version-gone =
    { $count ->
        [one] One sentence was taken out, with what you took back.
       *[other] { $count } sentences were taken out, with what you took back.
    }
story-version-new =
    { $count ->
        [one] One thing told since is not in it yet.
       *[other] { $count } things told since are not in it yet.
    }
story-stale = { $text } [its words were changed since]
story-changes-none = Nothing has changed.
story-change-new = + { $text }
story-change-gone = − { $text }
story-change-changed = ~ { $text } (before: { $before })
story-change-moved = > { $text } (before in: { $before })
story-back = Version { $version } is your story again (now version { $now }), without what you took back or put right since. When you tell more, it is written anew from everything.
story-chapter-is-approved = may be shared
story-chapter-is-private = for your eyes only
story-chapter-is-stale = has changed words and is written anew first

story-no-version = I have no such version of your story. /story versions shows those I have.
story-no-event = I find nothing that you told of “{ $event }”. Tell me about it, and I will write it.
story-none-approved = The book for others holds only chapters that you let others read, and there is none yet. Send /story, and press the button under each chapter that may be shared.
story-approve-old = That chapter has changed since. Send /story to see it as it is now.
story-approved-yes = Thank you. Others may read “{ $title }” now, as it stands. If it changes, I ask you again.
story-approved-no = “{ $title }” is for your eyes only again.
story-button-approve-yes = Others may read this
story-button-approve-no = No, for me only
story-button-book-others = Book for the family
story-button-changes = What has changed?
story-button-themes = By theme
story-button-life = By time
story-button-back = Back to version { $version }

story-coverage = { $used } of { $total } memories are in your story.
story-unused-count = { $count }: { $why }
story-unused = “{ $text }”: { $why }
story-unused-detail = { $why } ({ $detail })
story-unused-off-limits = kept out at your wish
story-unused-others = somebody else's words
story-unused-caption = what a picture shows, and the picture is in no chapter
story-unused-document = read from a paper, not told
story-unused-place = a place or a contact, not told
story-unused-unchecked = written down roughly, and waits for you to check it
story-unused-held = its chapter waits
story-unused-cut = what was written of it did not rest on your words
story-unused-elsewhere = told more fully elsewhere
story-unused-declined = a question that you did not want to answer or could not
story-unused-chat = talk between us, no memory
story-unused-too-little = too little to stand by itself
story-unused-other-event = about something else
story-unused-left-out = left out by the writer

story-usage = The chat model was asked { $requests ->
    [one] once
   *[other] { $requests } times
}: { $sent } tokens sent, { $received } received.
story-usage-estimated = {" "}(The provider did not count them; this is an estimate.)
story-usage-cost = {" "}Cost: { $cost }.

story-ask-held = You told me: “{ $quote }”. I could not yet write that well enough to be sure of it. Would you tell me a little more of how it was?
story-why-held = The chapter “{ $title }” waits for it.
