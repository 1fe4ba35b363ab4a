## 导出：文件里讲述者的话以外的文字。

export-readme = 这里是为{ $name }保存的全部内容，写于{ $date }。

    journal.md    讲过的一切，按先后排列，供阅读
    journal.json  同样的内容，并且更全：以前的说法、每个文件里听到和看到的（以及由哪个程序得出）、
                  问过的问题和回答
    media/        语音、照片和其他文件，保持发来时的原样
    stories/      据此写成的故事（如果有）
export-title = { $name }讲过的事
export-question = 问题
export-heard = 听到
export-seen = 看到
export-read = 读到
export-first = 最初的说法
export-file = 文件
export-said-by = 讲话的人
export-forwarded = 转发自
export-between = { "：" }
