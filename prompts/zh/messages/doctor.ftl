# `lifestory doctor` 对运行程序的人说的话：有什么，缺什么，缺了会怎样。

doctor-python = Python
doctor-home = 数据文件夹
doctor-disk = 剩余空间
doctor-tesseract = 图中文字（tesseract）
doctor-lines = 危急时可以拨打的电话
doctor-lines-shipped = 随附的名单；请核对您当地的号码
doctor-speaker = 朗读的声音（espeak-ng）
doctor-font = 中文字体
doctor-key = 主密钥
doctor-database = 数据库
doctor-failures = 没有处理成功的条目
doctor-quarantine = 搁置的消息
doctor-hearing = 听写
doctor-seeing = 看图
doctor-embedder = 查找
doctor-chat = 对话模型
doctor-token = Telegram 令牌
doctor-bot-api = Bot API
doctor-updates = 收取消息

doctor-present = 有
doctor-absent = 没有
doctor-absent-model = 本机上没有 { $name }
doctor-absent-package = 没有安装 { $name }
doctor-not-made-yet = { $path }（第一次启动时建立）
doctor-free = { $size } GB
doctor-database-found = { $address }（版本 { $revision }）
doctor-database-older = { $address }（版本 { $revision }，下次启动时更新）
doctor-chat-none = 没有选择：问题来自题库，故事用讲述者自己的话写成
doctor-never-ran = 还没有用这个数据文件夹运行过
doctor-last-poll = 上次成功收取在 { $seconds } 秒前（{ $limit } 秒以内为正常）

doctor-cost-python = Lifestory 适用于 Python 3.11 到 3.13，换成别的版本可能装不上，或者不能运行。
doctor-cost-home = 什么都存不下来。请让这个文件夹可以写入，或用 LIFESTORY_HOME 指定别的文件夹。
doctor-cost-disk = 很快就存不下语音，也做不成书了。请至少腾出 1 GB。
doctor-cost-tesseract = 照片里的文字（信件、招牌、照片背面）读不了。请安装 tesseract-ocr。
doctor-cost-tesseract-chinese = 照片里的中文读不了。请安装 tesseract-ocr-chi-sim。
doctor-cost-lines = 这个文件读不了，所以用随附的名单。见 docs/care.md。
doctor-cost-speaker = 有声书里只有亲口讲的部分，写下来的没有声音；示例语音也不能重新生成。请安装 espeak-ng。
doctor-cost-font = PDF 里的中文会变成空方框，其他格式正常。请安装 fonts-noto-cjk。
doctor-cost-key-lost = 数据还在，密钥不见了，数据一点也读不出来。请从备份里放回密钥文件。
doctor-cost-key-unusable = 密钥文件读不了，或者里面不是密钥，数据打不开。请从备份里放回。
doctor-cost-key-other = 数据不是用这把密钥加密的。请从备份里放回正确的密钥。
doctor-cost-key-open = 这台机器上的其他人可能读得到密钥。请对它运行 chmod 600。
doctor-cost-key-inside = 谁复制了数据文件夹，谁也就有了密钥。请把它移到别处，并用 LIFESTORY_KEY_FILE 指定。
doctor-cost-database = 什么都存不了，也读不了。请检查 DATABASE_URL，以及服务器是否在运行。
doctor-cost-failures = 这些条目原样保存着，只是还没有处理好。请运行 lifestory retry。
doctor-cost-quarantine = 这些是 Telegram 发来而读不懂的消息，都保存着；lifestory retry 会再试一次。
doctor-cost-hearing-draft = 语音只能写成粗略的英文草稿，确认之前不会写进故事。请运行 lifestory models pull，再运行 lifestory perceive --again。
doctor-cost-hearing-none = 语音会保存，但不会写成文字。请运行 lifestory models pull，再运行 lifestory perceive --again。
doctor-cost-seeing = 照片只按日期、地点、相机和图中文字来描述。请运行 lifestory models pull。
doctor-cost-embedder = 第一次启动会多花几秒钟，只有一次。
doctor-cost-embedder-absent = 选定的模型要先下载，连不上网站就启动不了。请指定一个文件夹，或设 EMBEDDER=embedded。
doctor-cost-chat = 提问和写故事时不会用到对话模型。请用 .venv/bin/pip install 安装它。
doctor-cost-chat-form = 请写成 provider:model 的形式，例如 LLM=ollama:qwen3:8b。
doctor-cost-chat-key = 提问和写故事时不会用到它：不认识这个提供者，或者环境变量里没有它的密钥。
doctor-cost-token = 只能在这里的终端里交谈。请向 @BotFather 要一个令牌，填到 TELEGRAM_BOT_TOKEN。
doctor-cost-bot-api = 消息收不到，也发不出。请检查网络和 TELEGRAM_API_URL。
doctor-cost-bot-api-refused = 服务器不认识这个令牌。请从 @BotFather 那里重新复制。
doctor-cost-updates = 程序停了，或者连不上 Telegram。大家发来的消息会在那边保留一天。请看看它的日志，或者启动它。
