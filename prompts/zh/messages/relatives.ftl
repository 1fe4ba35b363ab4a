# 讲述者把链接给别人，别人就可以提问。

conversation-invite = 把这个链接发给您身边的人，他们就可以向您提问。您讲过的内容，他们一点也看不到。他们的问题我会一个一个问您，并说明是谁问的；您的回答只属于您自己。
    { $link }
    链接 30 天内有效，到{ $until }为止。
conversation-invite-waiting = 还在等的问题：{ $names }
conversation-invite-one = { $name }（{ $count }）
conversation-button-invite-close = 关闭链接
conversation-button-invite-drop = 去掉还在等的问题
conversation-invite-closed = 这个链接已经失效。发 /invite 可以再做一个。
conversation-invite-dropped = 去掉了{ $count }个问题。
conversation-somebody = 您身边的一个人
conversation-asked-by = { $name }问您：{ $question }
conversation-why-asked = 这是{ $name }想知道的。

relative-closed = 这个链接已经失效了，请再要一个。
relative-own = 这是您自己的链接。请发给想向您提问的人。
relative-hello = 您好。{ $narrator }正在这里讲述自己的一生，您可以提一个问题。
    我保存什么：您的问题和您的名字，好让{ $narrator }知道是谁问的。两样都加密保存，属于{ $narrator }，会和{ $narrator }的内容一起删除。回答不回答由{ $narrator }决定，回答也只留给{ $narrator }。{ $narrator }讲的内容，您一点也看不到。
    您想提一个问题吗？
relative-button-ask = 好，用我的名字（{ $name }）
relative-button-ask-unnamed = 好，不用我的名字
relative-button-no = 不用了，谢谢
relative-write = 请写一个问题，最多 { $most } 个字。
relative-goodbye = 没关系。我什么都没有保存。
relative-in-words = 请用文字写下您的问题。
relative-too-long = 有点长了，请写在 { $most } 个字以内。
relative-one-question = 请只写一个问题，用一个问号。
relative-plain = 请用平常的话写成一行，不要链接和特殊符号。
relative-unkind = 这样的话我不能转达，请换温和一些的说法。
relative-full = 已经有几个问题在等了，请改天再来。
relative-thanks = 谢谢您。我替{ $narrator }留着这个问题，问不问、答不答都由{ $narrator }决定。
relative-button-another = 再问一个
relative-button-take-back = 收回
relative-taken-back = 已经收回并删除了。
relative-too-late = 已经问过了，或者不在了。
