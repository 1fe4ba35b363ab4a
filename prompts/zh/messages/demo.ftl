demo-consent = 首先：征得同意
demo-item = 第 { $number } 条，共 { $total } 条，{ $day }
demo-interview = 访谈
demo-recap = 一周回顾
demo-book = 成书
demo-chapter = { $title }：{ $sentences } 句
demo-done = 用时 { $seconds } 秒
