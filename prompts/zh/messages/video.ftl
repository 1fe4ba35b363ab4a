# 视频的字幕和缩略图。

video-button-subtitles = 字幕
video-button-sheet = 缩略图
video-subtitles-ready = 这是您视频的字幕。放在视频旁边，播放器就会显示。
video-subtitles-draft = 这是您视频的字幕。这些话我只听了个大概；要给别人看的话，请先改一改。
video-no-words = 这段视频里我没有听到说话，所以没有字幕。
video-sheet-ready = 您的视频，一眼看完。
video-gone = 这段视频我没能再读一遍。原样替您存着。
video-title = 视频，{ $date }
video-scene = 第 { $number } 段
video-light = 轻快
video-heavy = 沉重
video-feeling-anger = 生气
video-feeling-disgust = 厌恶
video-feeling-fear = 害怕
video-feeling-joy = 高兴
video-feeling-sadness = 难过
video-feeling-surprise = 惊讶
