# 当时的感受：读出了什么，以及讲述人自己的说法。绝不是诊断。

feelings-button = 当时的感受
feelings-button-other = 我当时不是这样的感受
feelings-button-settings = 当时的感受……
feelings-button-done = 就这些
feelings-button-on = 偶尔问问我当时的感受
feelings-button-off = 不要问我当时的感受
feelings-button-teach = 我说的可以用来教这里的程序
feelings-button-unteach = 我说的不要用来教程序

feelings-joy = 高兴
feelings-surprise = 惊讶
feelings-neutral = 没什么特别
feelings-sadness = 难过
feelings-fear = 害怕
feelings-anger = 生气
feelings-disgust = 厌恶
feelings-between = 、

feelings-quoted = “{ $words }”
feelings-this = 您发来的内容
feelings-which = { $words }
    您当时是什么感受？可以选好几个。
feelings-asked = 您讲过一件事，我拿不准您当时的感受。
feelings-read = 我读出来的是：{ $felt }。
feelings-yours = 您说过当时的感受是：{ $felt }。
feelings-declined = 您不想说当时的感受。
feelings-none = 我没有读出什么感受。您可以说说当时的感受。
feelings-voice = 和您平常说话相比，您的声音{ $how }。
feelings-voice-usual = 您的声音和平常差不多。
feelings-voice-new = 我还不知道您平常的声音是什么样，所以没有把它算进去。
feelings-voice-pace-more = 快一些
feelings-voice-pace-less = 慢一些
feelings-voice-pitch-more = 高一些
feelings-voice-pitch-less = 低一些
feelings-voice-loudness-more = 响一些
feelings-voice-loudness-less = 轻一些
feelings-voice-pauses-more = 停顿多一些
feelings-voice-pauses-less = 停顿少一些
feelings-picture = 照片里的内容占十分之{ $tenths }，其余看您的话。
feelings-only-a-reading = 这只是从字面上读出来的，当时怎样只有您知道。
feelings-thanks = 谢谢您。我以您说的为准：{ $felt }。
feelings-unchanged = 什么都没有改。
feelings-rather = 好的，就到这里，我不会再问这件事。
conversation-nothing-felt = 我还没有读出过什么感受。

feelings-settings = 您讲过的事，如果我拿不准您当时的感受，可以偶尔问一问，每周最多一次。您不要，我就不问；沉重的事从不问。
    您若同意，您说的感受还可以用来教这台电脑上读感受的程序，不会传到别处。
feelings-on = 我会偶尔问问，每周最多一次。
feelings-off = 我不会问。
feelings-teach = 谢谢您。您说的可以用来教这台电脑上读感受的程序。
feelings-unteach = 好的。您说的不会用来教任何程序。

feelings-recap-which = 下面哪一件的感受不是这样？
feelings-recap-button = 我当时不是这样的感受
feelings-recap-none = 那里没有可以改的。
