# 别的程序导出的聊天记录，作为文件发来。

archive-whose = 这像是从 { $program } 导出的聊天记录，有 { $count } 条消息，从 { $first } 到 { $last }。里面哪些是您说的话？只有您自己的话才算作您的，别人说的会记在他们名下。
archive-dates = 这像是从 { $program } 导出的聊天记录。我看不出里面的日期是怎么写的。3/4 是四月里的一天，还是三月里的一天？
archive-button-dmy = 3/4 在四月
archive-button-mdy = 3/4 在三月
archive-button-person = { $name }（{ $count }）
archive-button-none = 没有我说的
archive-button-leave = 先放着
archive-button-back = 再拿出来
archive-many = 这像是从 { $program } 导出的聊天记录，里面说话的人很多。可以请照看我的人替您放进来。文件原样替您存好了。
archive-nothing = 这像是从 { $program } 导出的聊天记录，可是我没找到能读的消息。文件原样替您存好了。
archive-left = 好的，就先放着。
archive-begun = 谢谢您。我这就把它放进来。
archive-done = { $added ->
        [0] 里面没有新的内容。
       *[other] 放进来了 { $added } 条消息。{ $own ->
            [0] 其中没有您自己的话。
           *[other] 其中 { $own } 条是您自己的话。
        }
    }{ $faulty ->
        [0] {""}
       *[other] 有 { $faulty } 处我读不了。
    }
archive-in = 这份聊天记录已经放进来了。想重新选哪些是您说的话，请先把它拿出来。
archive-back = 已经拿出来了。您可以重新选哪些是您说的话。
