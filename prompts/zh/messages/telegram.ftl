# Telegram 上显示的内容：命令和机器人的介绍。
telegram-about = 我帮您讲述自己的一生。您可以发语音、照片，或写几句话。我会妥善保存，接着问下一个问题，并根据您说的话写成您的故事。留下什么，由您决定。
telegram-about-short = 我听您讲回忆，慢慢提问，和您一起写下您的人生故事。
telegram-started = Lifestory 正在 Telegram 上以 { $name } 的身份聆听。按 Ctrl+C 停止。
telegram-trouble = 刚才那条消息处理时出了点问题。它已经保存好了，别的也没有丢。您随时可以接着说。

telegram-command-start = 开始，或接着上次说
telegram-command-help = 在这里可以做什么
telegram-command-ask = 问问您讲过的事
telegram-command-story = 读一读目前的故事
telegram-command-book = 把故事做成一本书
telegram-command-recap = 用几句话回顾这一周
telegram-command-timeline = 按年份看您的一生
telegram-command-search = 查找您讲过的内容
telegram-command-skip = 换一个问题
telegram-command-pause = 先休息一阵子
telegram-command-resume = 休息后继续
telegram-command-topics = 我们谈的话题
telegram-command-people = 您讲过的人
telegram-command-language = 选择语言
telegram-command-timezone = 设置时区
telegram-command-settings = 查看和更改设置
telegram-command-export = 带走全部内容
telegram-command-delete-my-data = 删除您讲的一切
telegram-command-undo = 撤回刚才那一条
telegram-command-cancel = 停下正在做的事
telegram-command-privacy = 保存了什么，放在哪里
