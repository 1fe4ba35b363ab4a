## 书：讲述者的话以外的文字。

book-told-by = { $name } 口述
book-made-on = { $date }成书
book-contents = 目录
book-notes = 注释
book-timeline = 生平年表
book-people = 书中人物
book-about = 关于本书
book-how-notes = 书中的每句话，都出自{ $name }的讲述或照片。小号数字标在它所属的话之后，注释写明是什么时候讲的。没有标数字的句子，归在后面最近的一个数字。
book-chapter = 第{ $number }章
book-page-link = 第{ $number }章：{ $title }
book-back = 回到正文
book-see-note = 注释{ $number }
book-photograph = 一张照片
book-photograph-of = 照片：{ $caption }

book-unchecked = 有待再听一遍
book-unchecked-intro = 这些话是机器听写的，还没有人再听过一遍，可能有错。
book-held = “{ $title }”这一章还没有放进来，其中有些话还在核对。
book-taken-back = 有{ $count }句话没有收入，因为它们所依据的讲述已不再保存。
book-photo-missing = 有{ $count }张图片无法印出。

book-note = { $what }，{ $date }
book-note-at = { $what }，{ $date }，{ $at }
book-note-by = { $who }：{ $note }
book-kind-text = 文字消息
book-kind-voice = 语音
book-kind-audio = 录音
book-kind-video = 视频
book-kind-video_note = 短视频
book-kind-photo = 照片
book-kind-document = 文件
book-kind-location = 发来的地点
book-kind-contact = 发来的联系人
book-kind-album = 相册
book-kind-caption = 照片里的内容

book-date-day = { $year }年{ $month }{ $day }日
book-date-month = { $year }年{ $month }
book-date-year = { $year }年
book-date-spring = { $year }年春
book-date-summer = { $year }年夏
book-date-autumn = { $year }年秋
book-date-winter = { $year }年冬
book-date-decade = { $decade }年代
book-date-century = { $century }世纪
book-date-about = 约{ $date }
book-date-perhaps = 可能是{ $date }
book-date-until = { $date }以前
book-date-since = { $date }以后
book-date-span = { $start }至{ $end }

book-month-1 = 1月
book-month-2 = 2月
book-month-3 = 3月
book-month-4 = 4月
book-month-5 = 5月
book-month-6 = 6月
book-month-7 = 7月
book-month-8 = 8月
book-month-9 = 9月
book-month-10 = 10月
book-month-11 = 11月
book-month-12 = 12月

book-family = 家人
book-between = ，
book-between-sources = ；
book-person-where = 常与{ $places }一起讲到
book-listen = 扫码听{ $name }亲口讲述本章
book-draft = 草稿：{ $name }还没有全部认可。
book-set-classic = 本书由Typst排成，正文用思源宋体，页面148 × 210毫米。
book-set-album = 本书由Typst排成，正文用思源宋体，标题用思源黑体，页面148 × 210毫米。
book-family-alt = { $name }的家谱图：{ $people }
book-family-aside = 也是家里人，但没有讲明在家谱里的位置：{ $people }
book-spouse-M = 丈夫
book-spouse-F = 妻子
book-spouse-U = 爱人

book-version = 第{ $version }版，{ $date }。
book-colophon-days = { $name }从{ $first }到{ $last }讲述，共有{ $sources }。
book-colophon-day = { $name }于{ $first }讲述，共有{ $sources }。
book-colophon-own = 句子都是{ $name }自己的话，由程序编排；没有一句由语言模型写成。
book-colophon-model = 语言模型把{ $name }的一些话写成了句子，程序逐句核对过讲述的原话。
book-count-recordings = { $count }段录音
book-count-messages = { $count }条文字
book-count-photographs = { $count }张照片
book-and = { $before }和{ $last }
book-listen-label = { $name }讲述“{ $title }”
book-listen-note = 注释{ $number }的声音
book-accessibility = 正文有标题、目录、图片说明和索引；有声音的句子是讲述者本人的原声。
book-audio-own = 全是{ $name }的原声。
book-audio-both = { $name }亲口讲的都是原声，其余由机器（{ $speaker }）朗读。

# 一生的感受。
book-arc = 一生的感受
book-arc-alt = { $name }讲述的{ $count }件事的感受，从{ $first }年到{ $last }年。
book-arc-dot = 点：讲过的一件事，放在它的年份上；越高，话里越轻快。
book-arc-bar = 圆圈带横线：时间说不准，可能在横线上的任何一处。
book-arc-own = 深色：讲述人自己说的感受。
book-arc-stroke = 粗横线：那几年的中间值，那几年至少讲了三件事。
book-arc-read = 这是程序从字面上读出来的，不一定对。
