story-choice = Chosen because { $reasons }.
story-choice-feeling = it was told with feeling
story-choice-theme = it is about what this part is about
story-choice-feedback = you liked others like it
story-choice-novelty = nothing before it is like it
