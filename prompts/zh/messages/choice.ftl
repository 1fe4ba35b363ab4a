story-choice = 选它，是因为{ $reasons }。
story-choice-feeling = 讲的时候动了感情
story-choice-theme = 说的正是这一部分的事
story-choice-feedback = 类似的您以前喜欢过
story-choice-novelty = 前面没有跟它相像的
