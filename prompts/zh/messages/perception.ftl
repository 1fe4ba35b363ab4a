# 关于照片、视频和文件的话。日期、地点和相机来自照片自带的信息。

perception-between = { "" }
perception-comma = ，
perception-moment = 视频的 { $time } 处。
perception-seen = 画面中：{ $text }。
perception-seen-in-english = 画面中（看图的模型只会英文）：{ $text }。
perception-faces = 画面里能看清{ $count }张脸。
perception-album-page = 一页相册，上面有{ $count }张照片。
perception-album-photo = 这一页上的第{ $number }张照片，共{ $count }张。
perception-restored = 修复件：这一份由电脑修清晰，原件仍保存着。
perception-data = 照片自带的信息：{ $pieces }。
perception-taken-on = 摄于{ $date }
perception-taken-in = 地点在 { $place } 附近
perception-taken-with = 相机是 { $camera }
perception-written = 画面里写着：“{ $text }”。
perception-nothing-known = 一张照片，它自带的信息里没有时间和地点。
perception-frame-unknown = 视频中的一刻，在 { $time } 处。

perception-year = { $year }年
perception-month = { $year }年{ $month }
perception-day = { $year }年{ $month }{ $day }日
perception-doubtful = { $date }（不一定准）
perception-month-1 = 1月
perception-month-2 = 2月
perception-month-3 = 3月
perception-month-4 = 4月
perception-month-5 = 5月
perception-month-6 = 6月
perception-month-7 = 7月
perception-month-8 = 8月
perception-month-9 = 9月
perception-month-10 = 10月
perception-month-11 = 11月
perception-month-12 = 12月

# 文件读不了时对讲述者说的话。文件照样保存着。

perception-trouble-broken = 这个文件我打不开，可能是损坏了。原样替您存好了。如果别处还有一份，可以再发给我一次。
perception-trouble-too-large-picture = 这张图片太大，我看不了。原样替您存好了。
perception-trouble-too-long = 这段录音太长，我一次听不完。原样替您存好了。您可以分成几段发给我。
perception-trouble-unsupported = 这种文件我还不会读。原样替您存好了。您可以告诉我里面是什么。
perception-trouble-timed-out = 这个文件我读了很久也没读完。原样替您存好了。
perception-trouble-archive = 这是别的程序导出的聊天记录。原样替您存好了；用 `lifestory import` 可以把里面的消息放进来。
perception-trouble-no-speech-model = 这种语言的语音我现在还听不懂。您的声音已经存好，等我能听懂时会再听一遍。您也可以打字告诉我。

# 给运行程序的人看：`lifestory models`。

perception-part-speech = 语音
perception-part-speakers = 分辨说话的人
perception-part-voice = 说话
perception-part-captions = 看图
perception-part-restorer = 修复
perception-why-restorer = 给老照片做一份更清楚的；权重的 SHA-256：{ $sha256 }
perception-why-no-restorer = 没有选择；老照片保持原样（RESTORER=权重文件）
perception-part-scan = 图中文字
perception-part-emotion = 情绪
perception-part-emotion-zh = 中文里的感受
perception-part-embeddings = 向量
perception-part-chat = 对话模型
perception-why-found = 本机上有
perception-why-not-on-disk = 本机上没有 { $name }；`lifestory models pull` 可以下载
perception-why-unloadable = 本机上有 { $name }，但载入不了
perception-why-built-in-speech = 本机上没有 { $name }，先用内置的英文模型写出粗略草稿；`lifestory models pull` 可以下载更好的
perception-why-one-speaker = 分辨不出谁在说话：一段录音里听到的都算讲述者说的，除非是转发来的
perception-why-chosen = 由设置选定
perception-why-none = 本机上没有能做这件事的程序
perception-why-facts-only = 本机上没有 { $name }，照片只用自带的信息和图中文字来描述；`lifestory models pull` 可以下载
perception-why-tesseract = 能读 { $languages }
perception-why-no-tesseract = 没有安装 tesseract，图中的文字读不了
perception-why-lexicon = 数一数中英文里表达情绪的词
perception-why-emotion-model = 英文由训练过的小模型来读；中文数一数表达情绪的词
perception-why-no-chat = 没有选择；提问和写故事都不靠它（LLM=provider:model）
perception-why-off = 已在设置中关闭
perception-people = 画面里有：{ $names }。
