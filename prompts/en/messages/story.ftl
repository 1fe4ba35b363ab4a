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

story-recap-week-0 = Your week, in your own words:
story-recap-week-1 = From what you told this week:
story-recap-week-2 = This week you said:
story-recap-week-3 = A few things from your week, as you told them:
story-recap-month-0 = { $when }, in your own words:
story-recap-month-1 = From what you told in { $when }:
story-recap-month-2 = In { $when } you said:
story-recap-month-3 = { $when }, as you told it:
story-recap-year-0 = The year { $when }, in your own words:
story-recap-year-1 = From what you told in { $when }:
story-recap-year-2 = In { $when } you said:
story-recap-year-3 = { $when }, as you told it:
story-recap-earlier-0 = It was quiet here ({ $period }), and that is fine. This you told me in { $when }:
story-recap-earlier-1 = Nothing new from { $period }, and there is no hurry. I went back to { $when }, when you told me:
story-recap-earlier-2 = A quiet time, { $period }. So here is something from { $when }:
story-recap-earlier-3 = From { $period } I have nothing new. In { $when } you said:
story-recap-quiet-0 = It was quiet here ({ $period }), and that is fine. I am glad to listen whenever you like.
story-recap-quiet-1 = Nothing new from { $period }. There is no hurry.
story-recap-quiet-2 = A quiet time, { $period }. I am here when something comes to mind.
story-recap-quiet-3 = From { $period } there is nothing to look back on, and that is all right.
story-recap-quiet-4 = { $period } went by without a word between us. You can always just send a voice note.
story-recap-quiet-5 = No stories from { $period }. Rest is part of telling, too.
story-recap-said-0 = Everything you told me ({ $period }) stands in the recaps before this one. What you add will be here next time.
story-recap-said-1 = I have nothing from { $period } that I have not read back to you already.
story-recap-said-2 = You have heard all of { $period } from me by now. I am glad of anything you add.
story-recap-said-3 = Of { $period } all is said, as far as you told me.
story-recap-said-4 = There is nothing new in { $period } since the last look back.
story-recap-said-5 = The last recaps hold all that you told me ({ $period }).
story-recap-picture-0 = You showed me a picture ({ $period }). Thank you. I would gladly hear what is behind it.
story-recap-picture-1 = From { $period } I have a picture of yours, and no words to it yet.
story-recap-picture-2 = A picture came from you ({ $period }). You know best what was happening there.
story-recap-picture-3 = There was a picture this time ({ $period }). It is kept safe, and would be glad of a story.
story-recap-picture-4 = A picture instead of words, { $period }. Thank you for it.
story-recap-picture-5 = I have looked at your picture ({ $period }). Tell me about it whenever you like.
story-recap-day-told = You told me on this day, { $years ->
        [one] a year ago
       *[other] { $years } years ago
    }:
story-recap-day-happened = It was on this day in { $year }:
story-recap-day-none = Nothing that you told me is tied to this day in an earlier year yet.
story-recap-of-month = { $month } { $year }
story-recap-of-year = { $year }
story-recap-of-day = { $day } { $month }
story-recap-of-days = { $first } to { $last }
story-month-1 = January
story-month-2 = February
story-month-3 = March
story-month-4 = April
story-month-5 = May
story-month-6 = June
story-month-7 = July
story-month-8 = August
story-month-9 = September
story-month-10 = October
story-month-11 = November
story-month-12 = December

story-plot-title-week = How your words felt this week
story-plot-title-month = How your words felt in { $when }
story-plot-title-year = How your words felt in { $when }
story-plot-legend-dot = Dot: one thing you told. The higher, the lighter its words.
story-plot-legend-line = Line: the average, where things were told one after the other.
story-plot-legend-own = Dark: you said yourself how it felt.
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
story-button-book-heard = Book to listen to
story-book-heard-offer = Your own voice is kept for this book. Would you like to hear it?
story-book-heard = Here it is, in your own voice where you told it aloud.
story-button-changes = What has changed?
story-button-themes = By theme
story-button-life = By time
story-button-back = Back to version { $version }

story-coverage = { $used } of { $total } memories are in your story.
story-unused-count = { $count }: { $why }
story-unused = “{ $text }”: { $why }
story-unused-detail = { $why } ({ $detail })
story-unused-off-limits = kept out at your wish
story-unused-distress = said in a hard hour: it is kept, and is in no story
story-unused-others = somebody else's words
story-unused-caption = what a picture shows, and the picture is in no chapter
story-unused-document = read from a paper, not told
story-unused-place = a place or a contact, not told
story-unused-unchecked = written down roughly, and waits for you to check it
story-unused-held = its chapter waits
story-unused-cut = what was written of it did not rest on your words
story-unused-elsewhere = told more fully elsewhere
story-unused-hard = hard to hear, and this story is for a child
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

story-why-held = The chapter “{ $title }” waits for it.
story-plot-month-1 = Jan
story-plot-month-2 = Feb
story-plot-month-3 = Mar
story-plot-month-4 = Apr
story-plot-month-5 = May
story-plot-month-6 = Jun
story-plot-month-7 = Jul
story-plot-month-8 = Aug
story-plot-month-9 = Sep
story-plot-month-10 = Oct
story-plot-month-11 = Nov
story-plot-month-12 = Dec
story-plot-date = { $day } { $month }
# Asked where a chapter lost sentences because something was never told.
story-missing-when = You spoke of “{ $told }”. Do you remember when that was?
story-missing-who = You spoke of “{ $told }”. Who was there, and where was it?
story-missing-feeling = You spoke of “{ $told }”. How was that for you?
story-missing-cause = You spoke of “{ $told }”. How did that come about?
story-missing-sure = You were not quite sure about “{ $told }”. Has anything come back to you since?
story-missing-more = You spoke of “{ $told }”. Would you tell me a little more about it?
