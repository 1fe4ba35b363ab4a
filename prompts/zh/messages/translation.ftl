## 译文：总是放在原话旁边，从不代替原话。

language-en = 英语
language-zh = 中文
language-es = 西班牙语

book-translated-by = 由 { $by } 译自{ $source }。每一段上面都是讲述人的原话。
book-translated-kept = 颜色较浅的句子没有翻译，保留原话，因为译文会改变其中的名字、数字或“不”“没”。

translation-which = 把您的故事译成哪种语言？
translation-none = 我这里还没有翻译。照看我的人可以设置一个。
translation-unknown = 我不会译成“{ $words }”。我会的有{ $languages }。
translation-same = 您的故事已经是{ $source }的了。
translation-working = 我在翻译您的故事，可能要等一会儿。
translation-by = 由 { $by } 译自{ $source }。您的原话不变。
translation-kept = 有 { $count } 句保留了您的原话，因为译文会改变其中的名字、数字或“不”“没”。
translation-book = 您的故事，两种语言对照。
