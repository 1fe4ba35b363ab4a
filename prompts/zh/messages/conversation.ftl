conversation-consent = 您好。我想陪您慢慢讲讲自己的一生。
    您随时可以发给我语音、照片、视频或文字。我一次只问一个问题，再用您自己的话写成您的故事。

    我保存什么：您发来的内容、我从中听到和看到的，还有我问过您的问题。
    为什么保存：这样才能写出您的故事，而且每一句都能找到您的原话。
    保存在哪里：全部加密后放在我运行的这台电脑上。{ $processed }

    您随时可以查看、带走（/export）或全部删除（/delete_my_data）。
    在您同意之前，我什么都不保存。
conversation-processed-here = 您的话不会离开这台电脑。
conversation-processed-outside = 为了把问题和章节写得更好，您讲的部分内容也会发送给外部服务：{ $provider }（{ $model }）。
conversation-button-yes = 好，我们开始吧
conversation-button-no = 不用了，谢谢
conversation-unnamed = 朋友
conversation-welcome = 谢谢您，{ $name }。我们开始吧。
    不用着急。您可以说，也可以写，想到什么就发什么。
    我猜您的时区是 { $timezone }。如果不对，请发 /timezone 加上您附近的大城市。发 /help 可以看我还会做什么。
conversation-refused = 没关系。我什么都没有保存。如果您改变主意，给我写一句话就行。
conversation-back = { $name }，很高兴又听到您的消息。
conversation-help = 跟我说话就好：发语音、照片、视频或文字，我都会保存。

    /interview - 专门聊一会儿，比如二十分钟
    /ask - 问问您讲过的事
    /search - 查找您的话
    /story - 读读到现在的故事
    /book - 把故事做成书
    /translate - 把您的故事译成别的语言
    /recap - 这一周的回顾（也可以：/recap 月、年、今天）
    /timeline - 什么时候发生了什么
    /arc - 一生的感受，一张图
    /feeling - 刚讲的事，当时的感受
    /topics - 我们聊过哪些
    /people - 您讲过哪些人
    /skip - 换一个问题
    /off_limits - 不希望我问的事
    /invite - 让身边的人向您提问
    /pause 和 /resume - 暂停或继续提问
    /undo - 撤回上一步
    /cancel - 停下正在做的事
    /language、/timezone、/settings
    /export - 带走全部内容
    /delete_my_data - 删除全部内容
    /privacy - 我保存什么，放在哪里
conversation-privacy = 我保存您发来的内容、我从中听到和看到的、我的提问，以及写成的故事。全部加密后放在我运行的这台电脑上。{ $processed }
    没有人会拿它去训练什么；只有您在 /settings 里同意了，您说的感受才会用来教这台电脑上读感受的程序。钥匙在管理这台电脑的人手里。
    /export 可以把全部内容交给您。/delete_my_data 会把全部内容彻底删除。
conversation-button-skip = 换一个问题
conversation-button-cannot = 想不起来了
conversation-button-rather-not = 不想谈这个
conversation-button-right = ✓ 对
conversation-button-fix = ✎ 改一下
conversation-button-forget = ✕ 忘掉它
conversation-declined = 好的。这件事我以后不再问了。
conversation-cannot-remember = 没关系。也许哪天会想起来。
conversation-kept = 已保存。
conversation-fix-how = 请写下正确的说法，我会用您的话。（发 /cancel 就保持原样。）
conversation-fixed = 谢谢您。我会用您的说法，原来听到的也一并留着。
conversation-nothing-to-fix = 那里没有我写的文字可以改。
conversation-forgotten = 好，我把它放下了。发 /undo 可以找回来。
conversation-old-button = 这个按钮已经过时了。什么都没有改动。
conversation-too-large = 这个文件超过了 { $limit } MB，我在这里最多只能取这么大。能不能发短一点的，或者小一点的？您一起写的文字已经保存好了。
conversation-too-large-to-send = { $file } 做好了，可是它超过了 { $limit } MB，我在这里最多只能发这么大。请让照看我的人把它交给您。
conversation-no-sticker = 谢谢您的心意。我能保存文字、声音、照片和视频，这一种我存不了。
conversation-no-document = 这种文件我读不了。我能保存图片、声音、视频、PDF 和纯文本。您也可以用自己的话告诉我里面写了什么。
conversation-no-poll = 谢谢您。投票我没法回答，不过我很想听您用自己的话讲讲背后的故事。
conversation-ask-what = 您想知道什么？您讲过的事都可以问我。
conversation-search-what = 请发 /search 加上一两个词，比如：/search 外婆的厨房
conversation-paused = 我暂时不再提问。您想发什么还是可以发。想继续时发 /resume。
conversation-resumed = 我又来了。
conversation-language-which = 您想让我说哪种语言？
conversation-language-unknown = 我还不会说“{ $words }”。我会说{ $languages }。
conversation-language-set = 从现在起我说中文。
conversation-timezone-which = 您的时区是 { $timezone }。要更改，请发 /timezone 加上您附近的大城市，比如：/timezone Shanghai
conversation-timezone-unknown = 我不认识“{ $words }”这个地方。请试试附近的大城市（英文名），比如：/timezone Shanghai
conversation-timezone-set = 您的时区现在是 { $timezone }。
conversation-settings = 您的设置
    名字：{ $name }
    语言：中文
    时区：{ $timezone }（用 /timezone 更改）
    每周回顾：{ $recap }
    { $processed }
    请选择语言，或每周回顾的日子：
conversation-button-aloud = 把问题念出来
conversation-aloud-on = 以后我会把问题也念给您听。
conversation-aloud-off = 以后我只写出问题，不念了。
conversation-recap-when = { $day } { $hour }
conversation-recap-set = 每周回顾会在{ $when }发给您。
conversation-weekday-0 = 星期一
conversation-weekday-1 = 星期二
conversation-weekday-2 = 星期三
conversation-weekday-3 = 星期四
conversation-weekday-4 = 星期五
conversation-weekday-5 = 星期六
conversation-weekday-6 = 星期日
conversation-erase-word = 删除
conversation-erase-sure = 这会删除全部内容：您的话、语音、照片和故事，而且无法恢复。您也许想先 /export。
    要继续，请输入“{ $word }”两个字。要保留，请发 /cancel。
conversation-not-erased = 什么都没有删除。
conversation-erased = 已经完成。您的全部内容都删除了。谢谢您曾经的讲述。
conversation-erase-trouble = 我还没能全部删除。已经通知了管理这台电脑的人。我不会再保存新的内容。
conversation-cancelled = 好的，这件事就不做了。
conversation-nothing-to-cancel = 没有需要取消的事。您接着讲就好。
conversation-nothing-to-undo = 没有可以撤回的事。
conversation-undone-entry = 您刚才发的，我放下了。再发一次 /undo 可以找回来。
conversation-undone-forget = 已经找回来了。
conversation-undone-fix = 已经恢复原来的说法。
conversation-unknown-command = 我不认识 /{ $name }。发 /help 可以看我会做什么。您也可以直接跟我讲。
conversation-working = 请稍等一下。
conversation-listening = 正在听……
conversation-listening-far = 正在听……
    { $bar } { $done } / { $total } 分钟
conversation-looking = 正在看……
conversation-reading = 正在读……
conversation-heard = 我听到的是：
    “{ $text }”
conversation-heard-draft = 我大概听到的是这样。我现在听得不太准，请您改一改：
    “{ $text }”
conversation-your-words = 用您的话说：
    “{ $text }”
conversation-seen = 我看到：
    { $text }
conversation-read = 我读了 { $pages } 页。开头是：
    “{ $text }”
conversation-only-kept = 我已经保存好了。
conversation-silent = 录音已经保存好了。我没有听出里面的话。
conversation-failed = 处理这个的时候我这边出了点问题。什么都没有丢，我会再试一次。
conversation-too-early = 您讲的还不够多。我们再聊一会儿吧。
conversation-nothing-left = 我暂时想不出别的问题了。您想到什么就讲什么吧。
conversation-nothing-found = 您讲过的话里，我没有找到这件事。
conversation-found = 我找到了这些：
conversation-people = 您跟我讲过的人：
conversation-between = 、
conversation-person = { $name }：{ $count }段回忆
conversation-person-also = { $name }（{ $names }）：{ $count }段回忆
conversation-people-one-or-two = 您讲过“{ $one }”，也讲过“{ $other }”。是同一个人，还是两个人？
conversation-button-one-person = 同一个人
conversation-button-two-people = 两个人
conversation-people-same = 谢谢您。我记住了，这是同一个人。
conversation-people-apart = 谢谢您。我记住了，这是两个人。
conversation-topics = 我们已经聊过的：
conversation-topic-closed = （按您的意思，不再谈）
conversation-timeline = 您讲过的事，按时间排列：
conversation-writing = 正在写您的故事……
conversation-writing-step = 正在写您的故事…… { $done } / { $total }
conversation-making-book = 正在做您的书……
conversation-book-ready = 这是您的书。
conversation-export-ready = 这是您讲过的全部内容和您的文件。
conversation-location = 一个地点：{ $latitude }，{ $longitude }
conversation-contact = 一个联系人：{ $name }
conversation-button-book = 做成书
conversation-story-end = 这就是您到现在的故事。您接着讲，它会慢慢长大。
conversation-arc = 照您讲的，这一生的感受。这只是从字面上读出来的，当时怎样只有您知道。
conversation-recap-plot = 心情的起伏
conversation-button-recaps = 回顾……
conversation-recaps-which = 每个星期我会陪您回顾一次。您还想要什么？按一下就打开或关上。
conversation-button-recaps-month = 每月一号：上个月
conversation-button-recaps-year = 年底：这一年
conversation-button-recaps-day = 往年的今天
conversation-button-recaps-spoken = 用语音念出来
conversation-button-recaps-hard = 难受的回忆也放进来
conversation-recaps-month-on = 每月一号会有月度回顾。
conversation-recaps-month-off = 不再有月度回顾。
conversation-recaps-year-on = 年底最后一天会有年度回顾。
conversation-recaps-year-off = 不再有年度回顾。
conversation-recaps-day-on = 哪天正好和您讲过的事同一天，我会说一声。
conversation-recaps-day-off = 往年的今天，我就不提了。
conversation-recaps-spoken-on = 回顾也会用语音念给您听。
conversation-recaps-spoken-off = 回顾只用文字。
conversation-recaps-hard-on = 难受的回忆也会出现在回顾里。
conversation-recaps-hard-off = 难受的回忆不放进回顾。
conversation-button-recap-week = 这一周
conversation-button-recap-month = 这个月
conversation-button-recap-year = 这一年
conversation-button-recap-day = 往年今天
conversation-photos-found = 我在这一页上找到了{ $count }张照片，把它们一张张剪了出来。每张都单独存好，整页也原样存着。
conversation-button-whole = 整页不剪
conversation-button-cut = 把照片剪出来
conversation-button-fix-photo = ✎ { $number }
conversation-whole = 好的，这一页保持完整。
conversation-cut-again = 这一页上的照片又各自单独存好了。
conversation-same-picture = 这张照片我已经有了，是您{ $day }发来的。两份我都存着，书里只放一次。
conversation-blurred = 这张有点模糊。如果您有更清楚的，欢迎再发给我；没有也没关系，这张我也很珍惜。
conversation-button-restore = 修复这张照片
conversation-button-restore-photo = 修复 { $number }
conversation-restoring = 正在修复您的照片。要等一会儿，您可以接着讲。
conversation-restoring-step = 正在修复您的照片……{ $percent }%
conversation-restored = 这是修复后的一份。电脑把它变清楚了，细小的地方是电脑猜的。您原来的照片原样保存着。
conversation-restore-trouble = 这张照片没能修复。您发来的原件好好的。
conversation-photo-restored = 由电脑修复。
conversation-photo-when-where = 摄于{ $when }，{ $place }附近。
conversation-photo-when = 摄于{ $when }。
conversation-photo-where = 摄于{ $place }附近。
# What somebody may type instead of pressing a button, with commas between.
conversation-typed-yes = 好, 好的, 好吧, 是, 是的, 同意, 我同意, 可以, 行, 好的，我们开始吧, 我们开始吧, 开始吧
conversation-typed-no = 不, 不用, 不用了, 不要, 不同意, 我不同意, 不行
