# 专门用来讲述的时间、每周一问，以及不谈的事。

conversation-sitting-how-long = 我们聊多久？二十分钟好吗？您随时可以停下来。
conversation-button-minutes = { $minutes }分钟
conversation-button-enough = 今天就到这里
conversation-sitting-begun = 好的，我们聊大约{ $minutes }分钟。不用着急，随时可以按“今天就到这里”。
conversation-sitting-lasts = 我们正聊着呢，大约还有{ $minutes }分钟。
conversation-sitting-none = 现在没有在聊。发 /interview 就可以开始。
conversation-sitting-time-up = 今天的时间到了。
conversation-sitting-enough = 那今天就到这里。
conversation-sitting-told = 您讲了{ $count }段回忆，我都按您的原话保存好了。
conversation-sitting-told-none = 今天还没有讲到回忆，没关系。
conversation-sitting-topics = 您谈到了：{ $topics }
conversation-sitting-people = 您讲到了：{ $names }
conversation-sitting-open = 最后那个问题不急，您什么时候想回答都可以。
conversation-sitting-goodbye = 想再聊的时候，发 /interview 就好。

conversation-weekly-question = 这一周的问题：
conversation-weekly-which = 我可以每周主动给您发一个问题。{ $now }
conversation-weekly-off = 现在不发。
conversation-weekly-on-hour = 现在是每{ $day } { $hour } 发给您。
conversation-weekly-on-usual = 现在每{ $day }发，选您平时爱讲的时候。
conversation-button-weekly = 每周一问
conversation-button-weekly-on = 好，每周一次
conversation-button-weekly-off = 不用
conversation-button-weekly-usual = 我平时爱讲的时候
conversation-button-morning = 上午
conversation-button-afternoon = 下午
conversation-button-evening = 晚上

conversation-off-limits-none = 现在没有什么是不谈的。如果有什么事不希望我问，请发 /off_limits 加上一个词，比如：/off_limits 离婚
conversation-off-limits-list = 这些事我不问，也不写进您的故事和回顾。按按钮可以从名单上去掉。发 /off_limits 加上一个词可以添加。
conversation-off-limits-added = 好的，关于“{ $words }”，我不再问，也不写进您的故事和回顾。您讲过的内容仍然好好地留着。发 /off_limits 可以看名单。
conversation-off-limits-odd = 请用几个字来说，比如：/off_limits 离婚
conversation-off-limits-removed = 已经从名单上去掉了。
