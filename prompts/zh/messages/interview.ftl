# 访谈中除问题以外的话。

interview-nothing-left = 我想问的暂时都问完了。您想到什么，随时可以说给我听。
interview-who-is-1 = 您好几回提到{ $name }。{ $name }是您什么人？
interview-who-is-2 = 您讲的事里常常有{ $name }。您跟{ $name }是怎么认识的？
interview-who-is-3 = 将来读到这些的人会好几次遇见{ $name }。您会怎么向他们介绍{ $name }？
