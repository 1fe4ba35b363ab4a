## Answers to what is asked of the bot in plain words.

requests-greeting = Hola, { $name }.
requests-thanks = De nada.
requests-who = Soy un programa de ordenador, no una persona. Escucho, guardo lo que usted me cuenta y le hago preguntas. Aquí estoy, cuando usted quiera.
requests-rest = Claro que sí. Descanse, { $name }. Aquí estoy, cuando usted quiera.
# After a voice note: the hearing may be wrong, so a button is shown first. The button below says what it is.
requests-sure = Creo que me ha pedido algo. ¿Es esto?
requests-button-why = ¿Por qué esta pregunta?
requests-button-again = La pregunta otra vez
requests-button-who = ¿Quién eres?
requests-button-help = ¿Qué sabes hacer?
requests-button-privacy = ¿Qué se guarda, y dónde?
requests-button-story = Mi historia
requests-button-book = Mi libro
requests-button-recap = Mi semana
requests-button-topics = De qué hemos hablado
requests-button-people = De quién he hablado
requests-button-timeline = Qué pasó y cuándo
requests-button-pause = Sin preguntas por un tiempo
requests-button-undo = Quitar lo último
requests-button-delete_my_data = Borrarlo todo
requests-button-export = Llevármelo todo
requests-button-language = Otro idioma
