# Pulgares, y lo aprendido de cómo contesta quien cuenta.

conversation-thumb-up-question = Gracias. Preguntaré más cosas así.
conversation-thumb-down-question = Gracias. Preguntaré menos cosas así.
conversation-thumb-up-recap = Gracias. Más como este.
conversation-thumb-down-recap = Gracias. Menos como este.
conversation-button-up-question = 👍
conversation-button-down-question = 👎
conversation-button-up-recap = Más así
conversation-button-down-recap = Menos
conversation-button-why = ¿Por qué esta pregunta?

learnt-question = Mi última pregunta fue:
    { $question }
learnt-no-question = Todavía no le he preguntado nada.
learnt-unsaid = Era la siguiente de su clase.
learnt-part-morning = Suele contar por la mañana.
learnt-part-afternoon = Suele contar por la tarde.
learnt-part-evening = Suele contar por la noche.
learnt-liked = Le gustó hablar de: { $themes }.
learnt-disliked = Prefiere que no le pregunte mucho por: { $themes }.
learnt-recap = En los resúmenes le gustó: { $arms }.
learnt-recap-why = Los recuerdos de su último resumen:
learnt-nothing = Todavía no he aprendido qué le gusta que le pregunte.
learnt-how = Lo veo solo por sus respuestas, lo que se salta y los pulgares. Se queda aquí con sus palabras, y lo antiguo cuenta cada vez menos.
learnt-is-off = No aprendo lo que le gusta; pregunto en el orden de siempre.
learnt-button-forget = Olvida lo aprendido
learnt-button-off = No aprendas esto
learnt-button-on = Aprende otra vez
learnt-forgotten = Está olvidado. Empiezo de nuevo.
learnt-off = Ya no aprendo lo que le gusta.
learnt-on = Vuelvo a aprender qué le gusta que le pregunte.

theme-people = personas cercanas
theme-places = lugares
theme-work = trabajo
theme-love = amor
theme-turning-points = momentos decisivos
theme-highs = días buenos
theme-lows = días duros
theme-beliefs = aquello en lo que cree
theme-everyday = la vida diaria
theme-objects = cosas que guardó
theme-food = comida
theme-history = la época que vivió
