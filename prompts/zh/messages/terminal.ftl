terminal-saved = 已存到：{ $path }
terminal-no-file = 没有 { $path } 这个文件。
terminal-first-consent = 请先回答“好”或“不”。在那之前什么都不会保存。
terminal-how = 直接写字，用 @路径/语音.ogg 发文件，用 #1 按按钮，/help 看帮助，/quit 离开。
terminal-no-token = 没有设置 TELEGRAM_BOT_TOKEN，我们就在终端里聊。
