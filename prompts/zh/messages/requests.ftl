## Answers to what is asked of the bot in plain words.

requests-greeting = { $name }，您好。
requests-thanks = 不客气。
requests-who = 我是一个电脑程序，不是真人。我听您讲，把您说的好好保存，也会问您一些问题。您什么时候想说，我都在。
requests-rest = 好的。{ $name }，您好好休息。您什么时候想说，我都在。
# After a voice note: the hearing may be wrong, so a button is shown first. The button below says what it is.
requests-sure = 您好像是想让我做一件事。是这个吗？
requests-button-why = 为什么问这个？
requests-button-again = 再问一遍
requests-button-who = 你是谁？
requests-button-help = 你能做什么？
requests-button-privacy = 保存了什么，放在哪里？
requests-button-story = 我的故事
requests-button-book = 我的书
requests-button-recap = 我的一周
requests-button-topics = 我们聊过的
requests-button-people = 我提到过的人
requests-button-timeline = 什么时候发生了什么
requests-button-pause = 先不要提问
requests-button-undo = 收回刚才的话
requests-button-delete_my_data = 全部删除
requests-button-export = 把全部带走
requests-button-language = 换一种语言
