# Preguntas de otros, por un enlace que da quien cuenta.

conversation-invite = Con este enlace alguien cercano puede preguntarle algo. No ve nada de lo que usted contó. Yo le hago sus preguntas una por una y digo de quién son, y sus respuestas siguen siendo suyas.
    { $link }
    Funciona 30 días, hasta el { $until }.
conversation-invite-waiting = Esperan: { $names }
conversation-invite-one = { $name } ({ $count })
conversation-button-invite-close = Cerrar el enlace
conversation-button-invite-drop = Quitar lo que espera
conversation-invite-closed = El enlace ya no funciona. /invite hace uno nuevo.
conversation-invite-dropped = { $count ->
        [one] Se ha quitado una pregunta.
       *[other] Se han quitado { $count } preguntas.
    }
conversation-somebody = Alguien cercano
conversation-asked-by = { $name } pregunta: { $question }
conversation-why-asked = { $name } querría saberlo.

relative-closed = Este enlace ya no funciona. Por favor, pida uno nuevo.
relative-own = Este es su propio enlace. Envíelo a alguien que quiera preguntarle algo.
relative-hello = Hola. { $narrator } está contando aquí la historia de su vida, y usted puede hacer una pregunta.
    Qué guardo: su pregunta y su nombre, para que { $narrator } sepa quién pregunta. Ambos quedan cifrados con lo que es de { $narrator } y se borran con ello. { $narrator } decide si contesta, y la respuesta se queda allí. Usted no ve nada de lo que cuenta.
    ¿Le gustaría preguntar algo?
relative-button-ask = Sí, con mi nombre ({ $name })
relative-button-ask-unnamed = Sí, sin mi nombre
relative-button-no = No, gracias
relative-write = Por favor, escriba una pregunta, de { $most } caracteres como mucho.
relative-goodbye = Está muy bien así. No he guardado nada.
relative-in-words = Por favor, escriba su pregunta con palabras.
relative-too-long = Es un poco larga. Por favor, pregunte en { $most } caracteres como mucho.
relative-one-question = Por favor, escriba una sola pregunta, con un solo signo de interrogación.
relative-plain = Por favor, escríbala con palabras sencillas, en una línea, sin enlaces ni signos especiales.
relative-unkind = Tal como está no puedo pasarla. Por favor, dígalo con palabras más amables.
relative-full = Ya esperan varias preguntas. Por favor, vuelva otro día.
relative-thanks = Gracias. Guardo su pregunta para { $narrator }, que decide qué preguntas toma.
relative-button-another = Preguntar otra cosa
relative-button-take-back = Retirarla
relative-taken-back = Está retirada y borrada.
relative-too-late = Ya se hizo, o ya no está.
