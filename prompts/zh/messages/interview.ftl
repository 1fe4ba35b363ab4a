# 访谈中除问题以外的话。

interview-nothing-left = 我想问的暂时都问完了。您想到什么，随时可以说给我听。
