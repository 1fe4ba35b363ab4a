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
