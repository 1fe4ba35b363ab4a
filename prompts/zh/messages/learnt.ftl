# 赞与不赞，以及从回答中了解到的。

conversation-thumb-up-question = 谢谢您。这样的问题我会多问一些。
conversation-thumb-down-question = 谢谢您。这样的问题我会少问一些。
conversation-thumb-up-recap = 谢谢您。以后多一些这样的。
conversation-thumb-down-recap = 谢谢您。以后少一些这样的。
conversation-button-up-question = 👍
conversation-button-down-question = 👎
conversation-button-up-recap = 多一些这样的
conversation-button-down-recap = 少一些
conversation-button-why = 为什么问这个？

learnt-question = 我上一个问题是：
    { $question }
learnt-no-question = 我还没有问过您什么。
learnt-unsaid = 按顺序正好轮到它。
learnt-part-morning = 您多半在上午讲。
learnt-part-afternoon = 您多半在下午讲。
learnt-part-evening = 您多半在晚上讲。
learnt-liked = 您爱讲的有：{ $themes }。
learnt-disliked = 您不太想多谈的有：{ $themes }。
learnt-recap = 回顾里您喜欢的有：{ $arms }。
learnt-recap-why = 上一次回顾里的回忆：
learnt-nothing = 您喜欢被问什么，我还没有了解到。
learnt-how = 这些只是从您的回答、跳过和点赞里看出来的，和您的话一起留在这里；越早的越不算数。
learnt-is-off = 我没有去了解您的喜好，按平常的顺序提问。
learnt-button-forget = 忘掉了解到的
learnt-button-off = 不要了解这些
learnt-button-on = 重新了解
learnt-forgotten = 已经忘掉，重新开始。
learnt-off = 我不再了解您的喜好。
learnt-on = 我会重新了解您喜欢被问什么。

theme-people = 身边的人
theme-places = 地方
theme-work = 工作
theme-love = 感情
theme-turning-points = 人生的转折
theme-highs = 开心的日子
theme-lows = 艰难的日子
theme-beliefs = 您相信的
theme-everyday = 日常生活
theme-objects = 留下来的东西
theme-food = 吃的
theme-history = 您经历过的年代
