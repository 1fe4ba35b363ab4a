story-choice = Elegido porque { $reasons }.
story-choice-feeling = se contó con sentimiento
story-choice-theme = trata de lo mismo que esta parte
story-choice-feedback = le gustaron otros parecidos
story-choice-novelty = no hay nada antes que se le parezca
