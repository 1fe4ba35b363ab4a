## 故事、每周回顾，以及根据讲过的话作答。

story-title = { $name }的故事
story-chapter-earliest = 最早的记忆
story-chapter-childhood = 童年
story-chapter-school = 上学的日子
story-chapter-youth = 年少时光
story-chapter-early-adulthood = 走进社会
story-chapter-middle = 中年岁月
story-chapter-later = 后来的日子
story-chapter-now = 如今
story-chapter-hopes = 往后的日子
story-chapter-decade = { $decade }年代
story-chapter-theme-people = 我身边的人
story-chapter-theme-places = 地方
story-chapter-theme-work = 工作
story-chapter-theme-love = 感情
story-chapter-theme-food = 饭桌上
story-chapter-theme-beliefs = 我相信的
story-chapter-theme-history = 经历过的年月
story-chapter-theme-everyday = 我记得的事
story-chapter-event = { $event }
story-chapter-part = { $title }：{ $theme }
story-held = 这一章有 { $total } 句，其中 { $cut } 句在您讲过的话里找不到依据，所以先不放出来。
story-note-fallback = “{ $title }”这一章用的是您自己的原话，因为写作服务没有回应。
story-note-unchecked = 有 { $count } 句是从声音里粗略听写的，还等您核对。
story-note-draft =
    { $approved ->
        [0] 这是给您自己看的草稿，还没有一章经您点头。
       *[other] 这是给您自己看的草稿：{ $total } 章里有 { $approved } 章经您点头。
    }
story-step-outline = 正在整理章节……
story-step-chapter = 正在写各章……

story-answer-never = 我没有找到，您好像还没有跟我讲过这件事。
story-answer-nearest = 我没有找到，您好像还没有跟我讲过这件事。下面的话不是答案，只是我这里最接近的：{ $nearest }
story-answer-said = “{ $text }”
story-answer-by = { $who }：“{ $text }”
story-answer-picture = 照片里：{ $text }
story-answer-until = { $label }—{ $to }

story-recap-intro = 这一周，用您自己的话说：
story-recap-quiet = 这一周很安静，这样也很好。您什么时候想说，我都愿意听。
story-recap-picture-only = 这一周您给我看了照片，谢谢。我很想听听照片背后的故事。

story-plot-title = 这一周，您话里的心情
story-plot-heavy = 沉一些
story-plot-even = 平静
story-plot-light = 轻快些
story-plot-day-0 = 周一
story-plot-day-1 = 周二
story-plot-day-2 = 周三
story-plot-day-3 = 周四
story-plot-day-4 = 周五
story-plot-day-5 = 周六
story-plot-day-6 = 周日

story-version = 第 { $version } 版，{ $day }：{ $chapters } 章，{ $approved } 章经您点头。
story-version-event = 只讲一件事：{ $event }。
story-version-back = 是把第 { $version } 版找了回来。
story-version-stale = 有 { $count } 句话的原话后来改过。
story-version-gone = 有 { $count } 句话随您收回的内容拿掉了。
story-version-new = 后来讲的 { $count } 段还没写进去。
story-stale = { $text }［原话后来改过］
story-changes-none = 没有变化。
story-change-new = + { $text }
story-change-gone = − { $text }
story-change-changed = ~ { $text }（原来是：{ $before }）
story-change-moved = > { $text }（原来在：{ $before }）
story-back = 第 { $version } 版又是您的故事了（现在是第 { $now } 版），您后来收回或改正的话不在里面。您再讲新的，故事会按全部内容重写。
story-chapter-is-approved = 可以给别人看
story-chapter-is-private = 只给您自己看
story-chapter-is-stale = 有改过的话，要先重写

story-no-version = 我这里没有这一版。发送 /story 版本 可以看到所有留着的版本。
story-no-event = 我没有找到您讲过“{ $event }”的话。您讲给我听，我就写。
story-none-approved = 给别人的书只收您点头可以看的章节，现在还没有。请发送 /story，在可以给人看的每一章下面按一下。
story-approve-old = 这一章后来有变化。请发送 /story 看看现在的样子。
story-approved-yes = 谢谢。“{ $title }”照现在的样子可以给别人看了。要是有改动，我会再问您。
story-approved-no = “{ $title }”又只给您自己看了。
story-button-approve-yes = 这一章可以给别人看
story-button-approve-no = 还是只给我看
story-button-book-others = 给家人的书
story-button-changes = 有什么变化？
story-button-themes = 按主题排
story-button-life = 按时间排
story-button-back = 回到第 { $version } 版

story-coverage = 您讲的 { $total } 段里，有 { $used } 段写进了故事。
story-unused-count = { $count } 段：{ $why }
story-unused = “{ $text }”：{ $why }
story-unused-detail = { $why }（{ $detail }）
story-unused-off-limits = 按您的意思不写
story-unused-others = 是别人说的话
story-unused-caption = 照片上看到的，照片没放进哪一章
story-unused-document = 是从纸上读来的，不是讲的
story-unused-place = 是地点或联系人，不是讲的
story-unused-unchecked = 是粗略听写的，等您看过
story-unused-held = 那一章还在等
story-unused-cut = 写出来的话和您的原话对不上
story-unused-elsewhere = 别处讲得更完整
story-unused-declined = 您不想答或想不起来的问题
story-unused-chat = 是我们之间的闲话
story-unused-too-little = 太短，单独站不住
story-unused-other-event = 讲的是别的事
story-unused-left-out = 写的时候没用上

story-usage = 写作模型被请求了 { $requests } 次：发出 { $sent } 个词元，收到 { $received } 个。
story-usage-estimated = （服务方没有计数，这是估计。）
story-usage-cost = 费用：{ $cost }。

story-ask-held = 您讲过：“{ $quote }”。这一段我还没把握写对，您能再多讲一点当时的情形吗？
story-why-held = “{ $title }”这一章在等它。
