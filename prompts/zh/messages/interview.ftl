# 访谈中除问题以外的话。

interview-who-is-1 = 您好几回提到{ $name }。{ $name }是您什么人？
interview-who-is-2 = 您讲的事里常常有{ $name }。您跟{ $name }是怎么认识的？
interview-who-is-3 = 将来读到这些的人会好几次遇见{ $name }。您会怎么向他们介绍{ $name }？

# 为什么问这一句。
interview-why-first = 先从一个轻松、好答的问题开始。
interview-why-light = 前面几个问题也许问得多了些，这一句轻松些。
interview-why-liked = 这一类的事您爱讲：{ $topic }。
interview-why-period = { $period }还一点没讲到。
interview-why-topic = { $period }您讲过一些，这一件还没讲到：{ $topic }。
interview-why-sub = 这件事（{ $topic }）您开了头，{ $part }还没讲。
interview-why-told = 这是接着您讲过的话问的。
interview-why-return = 这是您前些时候讲过的，也许还有没讲完的。
interview-why-loss = 您讲到了一位离开的人，不该就这么略过去。
interview-why-who-is = 您好几回提到{ $name }，还没说过是您什么人。
interview-why-photo = 这是问您发来的那张照片的。

interview-seeks-time = 是什么时候
interview-seeks-place = 在什么地方
interview-seeks-person = 有哪些人
interview-seeks-event = 经过是怎样
interview-seeks-outcome = 后来怎样
interview-seeks-feeling = 您心里的滋味

interview-period-earliest = 您最早的记忆
interview-period-childhood = 您的童年
interview-period-school = 您学东西的那些年
interview-period-youth = 您年轻的时候
interview-period-early-adulthood = 您刚成人的那几年
interview-period-middle = 您的中年
interview-period-later = 您后来的年月
interview-period-now = 您如今的日子
interview-period-hopes = 您的盼望

interview-cause-of = 您说过，因为{ $cause }，{ $effect }。当时是怎么一回事？
interview-cause-since = 您说过，因为{ $cause }，{ $effect }。那段时间是什么样的？
interview-why-cause = 您说了是什么缘故，还没细说是怎么一回事。

# 问年份、问疑点，以及帮着想起来。
interview-of-year = 您讲过：“{ $clause }”。{ $year }年您还记得别的什么？
interview-years-between = 您讲过：“{ $clause }”。从{ $first }年到{ $last }年，我还知道得很少。那些年您先想起什么？
interview-two-dates = “{ $clause }”这件事，您一回说是{ $one }年，一回说是{ $other }年。哪个更近些，还是本来就有两回？
interview-one-or-two = 您讲过{ $one }，也讲过{ $other }。这是两个人，还是一个人的两种叫法？
interview-help-photo = 没关系，不用急。那时候的照片您手边还有吗，看着讲讲或者发给我都好？
interview-help-told = 没关系，不用急。您讲过“{ $clause }”。说起那些日子，您还会想到谁、想到什么事？
interview-help-year = 没关系。也许这个能帮您想起来：{ $year }年，{ $event }。那前后您住在哪里？
interview-rest-1 = 您已经讲了很多了。今天就先到这里，好吗？
interview-rest-2 = 想这么多往事也挺累的。咱们先歇一歇，好吗？
interview-why-date = 这一年是您讲到的，一年里不止一件事。
interview-why-gap = 这两年之间的日子，还一点没讲到。
interview-why-doubt = 您前后讲得不一样，只有您说得准。两种讲法都照原样留着。
interview-why-help = 一时想不起来，这样问有时能帮上忙。
interview-why-rest = 前面几句您答得短，谁也不该勉强多讲。
