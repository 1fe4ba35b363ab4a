# Cómo se sintió algo: lo que se leyó, y la palabra de quien cuenta. Nunca un diagnóstico.

feelings-button = Cómo se sintió
feelings-button-other = No fue así como me sentí
feelings-button-settings = Cómo se sintió …
feelings-button-done = Eso es todo
feelings-button-on = Pregúntame de vez en cuando cómo me sentí
feelings-button-off = No me preguntes cómo me sentí
feelings-button-teach = Lo que diga puede enseñar al lector de aquí
feelings-button-unteach = Lo que diga no puede enseñar al lector

feelings-joy = Alegría
feelings-surprise = Sorpresa
feelings-neutral = Nada especial
feelings-sadness = Tristeza
feelings-fear = Miedo
feelings-anger = Enfado
feelings-disgust = Asco
feelings-between = {", "}

feelings-quoted = «{ $words }»
feelings-this = Lo que envió
feelings-which = { $words }
    ¿Cómo lo sintió usted? Puede elegir más de una.
feelings-asked = Me contó algo, y no sé bien cómo lo sintió.
feelings-read = Lo leo así: { $felt }.
feelings-yours = Usted dijo que se sintió así: { $felt }.
feelings-declined = Prefiere no decir cómo se sintió esto.
feelings-none = No he leído ningún sentimiento en ello. Usted puede decir cómo se sintió.
feelings-voice = Habló { $how } que de costumbre.
feelings-voice-usual = Habló más o menos como de costumbre.
feelings-voice-new = Todavía no sé cómo suele sonar su voz, así que no cuenta.
feelings-voice-pace-more = más deprisa
feelings-voice-pace-less = más despacio
feelings-voice-pitch-more = más agudo
feelings-voice-pitch-less = más grave
feelings-voice-loudness-more = más fuerte
feelings-voice-loudness-less = más bajo
feelings-voice-pauses-more = con más pausas
feelings-voice-pauses-less = con menos pausas
feelings-picture = Lo que muestra la imagen cuenta { $tenths ->
        [one] una parte
       *[other] { $tenths } partes
    } de diez; sus palabras, el resto.
feelings-only-a-reading = Esto es solo cómo se leen las palabras. Usted sabe cómo fue.
feelings-thanks = Gracias. Me guiaré por eso: { $felt }.
feelings-unchanged = No ha cambiado nada.
feelings-rather = Por supuesto. Lo dejo así y no volveré a preguntar por ello.
conversation-nothing-felt = Todavía no he leído ningún sentimiento en nada.

feelings-settings = De vez en cuando puedo preguntar cómo se sintió algo que contó, como mucho una vez por semana, y solo cuando no lo sé bien. No pregunto si usted no quiere, y nunca por cosas duras.
    Si lo permite, lo que diga de sus sentimientos puede enseñar también al lector de sentimientos de este ordenador. No va a ningún otro sitio.
feelings-on = Preguntaré de vez en cuando, como mucho una vez por semana.
feelings-off = No preguntaré.
feelings-teach = Gracias. Lo que diga puede enseñar al lector de sentimientos de este ordenador.
feelings-unteach = De acuerdo. Lo que diga no se usará para enseñar al lector.

feelings-recap-which = ¿Cuál de estos se sintió de otra manera?
feelings-recap-button = No fue así como me sentí
feelings-recap-none = Ahí no hay nada que cambiar.
