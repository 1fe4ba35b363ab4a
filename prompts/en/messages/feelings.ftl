# How something felt: what was read, and the narrator's own word for it. Never a diagnosis.

feelings-button = How it felt
feelings-button-other = That's not how I felt
feelings-button-settings = How it felt …
feelings-button-done = That's all
feelings-button-on = Ask me now and then how something felt
feelings-button-off = Do not ask me how something felt
feelings-button-teach = What I say may teach the reader here
feelings-button-unteach = What I say may not teach the reader

feelings-joy = Glad
feelings-surprise = Surprised
feelings-neutral = Nothing special
feelings-sadness = Sad
feelings-fear = Afraid
feelings-anger = Angry
feelings-disgust = Disgusted
feelings-between = {", "}

feelings-quoted = “{ $words }”
feelings-this = What you sent
feelings-which = { $words }
    How did that feel for you? You may choose more than one.
feelings-asked = You told me something, and I am not sure how it felt for you.
feelings-read = I read it as: { $felt }.
feelings-yours = You said it felt like this: { $felt }.
feelings-declined = You would rather not say how this felt.
feelings-none = I have read no feeling in it. You can say how it felt.
feelings-voice = You spoke { $how } than you usually do.
feelings-voice-usual = You spoke much as you usually do.
feelings-voice-new = I do not know yet how you usually sound, so your voice does not count.
feelings-voice-pace-more = faster
feelings-voice-pace-less = slower
feelings-voice-pitch-more = higher
feelings-voice-pitch-less = lower
feelings-voice-loudness-more = louder
feelings-voice-loudness-less = quieter
feelings-voice-pauses-more = with more pauses
feelings-voice-pauses-less = with fewer pauses
feelings-picture = What the picture shows counts for { $tenths ->
        [one] one part
       *[other] { $tenths } parts
    } in ten, your words for the rest.
feelings-only-a-reading = This is only how the words read. You know how it was.
feelings-thanks = Thank you. I will go by that: { $felt }.
feelings-unchanged = Nothing was changed.
feelings-rather = Of course. I will leave it at that and not ask about it again.
conversation-nothing-felt = I have read no feeling in anything yet.

feelings-settings = Now and then I can ask how something felt that you told, at most once a week, and only where I am unsure. I do not ask unless you want it, and never about hard things.
    If you allow it, what you say of your feelings may also teach the reader of feelings on this computer. It goes nowhere else.
feelings-on = I will ask now and then, at most once a week.
feelings-off = I will not ask.
feelings-teach = Thank you. What you say may teach the reader of feelings on this computer.
feelings-unteach = All right. What you say will not be used to teach the reader.

feelings-recap-which = Which of these felt different?
feelings-recap-button = That's not how I felt
feelings-recap-none = There is nothing there to change.
