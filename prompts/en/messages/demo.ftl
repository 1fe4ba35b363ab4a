demo-consent = Before anything else: consent
demo-item = { $number } of { $total }, { $day }
demo-interview = The interview
demo-recap = The week in short
demo-book = The book
demo-chapter = { $title }: { $sentences ->
        [one] one sentence
       *[other] { $sentences } sentences
    }
demo-done = Done in { $seconds } seconds
