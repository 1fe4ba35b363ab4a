# Subtitles and the contact sheet of a video.

video-button-subtitles = Subtitles
video-button-sheet = Contact sheet
video-subtitles-ready = The subtitles of your video. Put them beside it, and a player will show them.
video-subtitles-draft = The subtitles of your video. I heard these words only roughly; please put them right first if you want to show them to others.
video-no-words = I heard no words in this video, so there are no subtitles.
video-sheet-ready = Your video at a glance.
video-gone = I could not read this video again. It is kept as it came.
video-title = Video, { $date }
video-scene = Scene { $number }
video-light = light
video-heavy = heavy
video-feeling-anger = anger
video-feeling-disgust = disgust
video-feeling-fear = fear
video-feeling-joy = joy
video-feeling-sadness = sadness
video-feeling-surprise = surprise
