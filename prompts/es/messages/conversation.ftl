conversation-consent = Hola. Estoy aquí para ayudarle a contar su vida, poco a poco.
    Puede enviarme notas de voz, fotos, vídeos y mensajes cuando quiera. Hago una pregunta cada vez, y con sus propias palabras escribo su historia.

    Qué guardo: lo que usted me envía, lo que oigo y veo en ello, y las preguntas que le hago.
    Para qué: para que se pueda escribir su historia, y cada frase de ella lleve hasta sus palabras.
    Dónde: todo queda cerrado con llave (cifrado) en el ordenador en el que funciono. { $processed }

    Puede mirarlo, llevárselo (/export) o borrarlo todo (/delete_my_data) en cualquier momento.
    Hasta que diga que sí, no guardo nada.
conversation-processed-here = Sus palabras no salen de ese ordenador.
conversation-processed-outside = Para redactar preguntas y capítulos, partes de lo que cuenta se envían también a un servicio externo: { $provider } ({ $model }).
conversation-button-yes = Sí, empecemos
conversation-button-no = No, gracias
conversation-unnamed = amigo
conversation-welcome = Gracias, { $name }. Empecemos.
    No hay prisa. Conteste de voz o por escrito, o envíe lo que se le ocurra.
    Creo que su zona horaria es { $timezone }. Si no es así, envíe /timezone y el nombre de una ciudad grande cercana. /help muestra qué más puedo hacer.
conversation-refused = Está muy bien así. No he guardado nada. Si cambia de idea, escríbame.
conversation-back = Qué gusto saber de usted, { $name }.
conversation-help = Hábleme sin más: envíe una nota de voz, una foto, un vídeo o un mensaje, y lo guardaré.

    /interview - conversar un rato, quizá veinte minutos
    /ask - pregúnteme por lo que ha contado
    /search - encontrar sus palabras
    /story - leer su historia hasta ahora
    /book - su historia en un libro
    /translate - su historia en otro idioma
    /recap - esta semana en pocas palabras (también: /recap month, year, today)
    /timeline - qué pasó y cuándo
    /arc - cómo se sintió su vida, en una imagen
    /feeling - cómo se sintió lo último que contó
    /topics - de qué hemos hablado
    /people - de quién me ha hablado
    /skip - otra pregunta, por favor
    /off_limits - sobre qué no debo preguntar
    /invite - que alguien cercano le pregunte algo
    /pause y /resume - descansar de las preguntas
    /undo - retirar lo último
    /cancel - dejar lo que estamos haciendo
    /language, /timezone, /settings
    /export - llevárselo todo
    /delete_my_data - borrarlo todo
    /privacy - qué guardo, y dónde
conversation-privacy = Guardo lo que usted envía, lo que oigo y veo en ello, mis preguntas y las historias hechas con ello. Todo queda cifrado en el ordenador en el que funciono. { $processed }
    Nadie lo lee para entrenar nada; solo si usted lo permite en /settings, lo que diga de sus sentimientos puede enseñar al lector de sentimientos de este ordenador. La persona que lleva este ordenador tiene la llave.
    /export se lo da todo. /delete_my_data lo borra todo, para siempre.
conversation-button-skip = Otra pregunta
conversation-button-cannot = No me acuerdo
conversation-button-rather-not = Prefiero no decirlo
conversation-button-right = ✓ Está bien
conversation-button-fix = ✎ Corregir
conversation-button-forget = ✕ Olvídalo
conversation-declined = Por supuesto. No volveré a preguntar por eso.
conversation-cannot-remember = No pasa nada. Quizá vuelva otro día.
conversation-kept = Guardado.
conversation-fix-how = Por favor, escríbalo como debería ser. Guardaré sus palabras. (/cancel lo deja como está.)
conversation-fixed = Gracias. Usaré sus palabras, y guardo al lado lo que oí primero.
conversation-nothing-to-fix = Ahí no hay palabras mías que corregir.
conversation-forgotten = Lo he dejado fuera de la memoria. /undo lo trae de vuelta.
conversation-old-button = Ese botón es antiguo. No ha cambiado nada.
conversation-too-large = Ese archivo pasa de { $limit } MB, que es lo más que puedo recoger aquí. ¿Podría enviar un trozo más corto, o una copia más pequeña? Lo que escribió con él está a salvo.
conversation-too-large-to-send = { $file } está listo, pero pasa de { $limit } MB, que es lo más que puedo enviar aquí. La persona que me lleva puede dárselo.
conversation-no-sticker = Qué detalle. Puedo guardar palabras, voces, fotos y vídeos; esto no lo puedo guardar.
conversation-no-document = No puedo leer ese tipo de archivo. Puedo guardar imágenes, sonido, vídeos, archivos PDF y texto. O cuénteme con sus palabras qué hay en él.
conversation-no-poll = Gracias. No puedo contestar encuestas, pero me gustaría oír con sus palabras la historia que hay detrás.
conversation-ask-what = ¿Qué le gustaría saber? Pregúnteme por cualquier cosa que me haya contado.
conversation-search-what = Envíe /search y una o dos palabras, por ejemplo: /search cocina de la abuela
conversation-paused = Por ahora no preguntaré nada. Puede seguir enviándome lo que quiera. /resume cuando le venga bien.
conversation-resumed = Aquí estoy otra vez.
conversation-language-which = ¿En qué idioma hablo?
conversation-language-unknown = Todavía no hablo «{ $words }». Hablo { $languages }.
conversation-language-set = A partir de ahora hablaré español.
conversation-timezone-which = Su zona horaria es { $timezone }. Para cambiarla, envíe /timezone y una ciudad grande cercana, por ejemplo: /timezone Madrid
conversation-timezone-unknown = No conozco el lugar «{ $words }». Pruebe con una ciudad grande cercana, por ejemplo: /timezone Madrid
conversation-timezone-set = Su zona horaria es ahora { $timezone }.
conversation-settings = Sus ajustes
    Nombre: { $name }
    Idioma: español
    Zona horaria: { $timezone } (/timezone la cambia)
    Resumen semanal: { $recap }
    { $processed }
    Elija un idioma, o el día de su resumen semanal:
conversation-button-aloud = Preguntas en voz alta
conversation-aloud-on = A partir de ahora diré mis preguntas también en voz alta.
conversation-aloud-off = A partir de ahora solo escribiré mis preguntas.
conversation-recap-when = { $day } a las { $hour }
conversation-recap-set = Su resumen semanal llegará: { $when }.
conversation-weekday-0 = lunes
conversation-weekday-1 = martes
conversation-weekday-2 = miércoles
conversation-weekday-3 = jueves
conversation-weekday-4 = viernes
conversation-weekday-5 = sábado
conversation-weekday-6 = domingo
conversation-erase-word = BORRAR
conversation-erase-sure = Esto lo borra todo: sus palabras, notas de voz, fotos y su historia. No se puede deshacer. Quizá quiera antes /export.
    Para seguir, escriba { $word }. Para conservarlo todo, envíe /cancel.
conversation-not-erased = No se ha borrado nada.
conversation-erased = Ya está. Todo lo suyo se ha borrado. Gracias por lo que compartió.
conversation-erase-trouble = Todavía no he podido borrarlo todo. La persona que me lleva está avisada. No se guardará nada nuevo.
conversation-cancelled = De acuerdo, lo dejamos.
conversation-nothing-to-cancel = No hay nada que cancelar. Puede seguir contando sin más.
conversation-nothing-to-undo = No hay nada que retirar.
conversation-undone-entry = He dejado fuera de la memoria lo último que envió. Otro /undo lo trae de vuelta.
conversation-undone-forget = Ya está de vuelta.
conversation-undone-fix = Las palabras de antes están de vuelta.
conversation-unknown-command = No conozco /{ $name }. /help muestra lo que puedo hacer. También puede contarme algo sin más.
conversation-working = Un momento, por favor.
conversation-listening = Escuchando …
conversation-listening-far = Escuchando …
    { $bar } { $done } de { $total } minutos
conversation-looking = Mirando …
conversation-reading = Leyendo …
conversation-heard = He oído:
    «{ $text }»
conversation-heard-draft = Esto es lo que creo haber oído. Hoy oigo mal, así que corríjame, por favor:
    «{ $text }»
conversation-your-words = Con sus palabras:
    «{ $text }»
conversation-seen = Veo:
    { $text }
conversation-read = He leído { $pages ->
        [one] una página
       *[other] { $pages } páginas
    }. Empieza así:
    «{ $text }»
conversation-only-kept = Lo he guardado bien.
conversation-silent = He guardado su grabación. No he podido distinguir palabras en ella.
conversation-failed = Algo ha fallado por mi parte mientras trabajaba en esto. No se ha perdido nada; lo intentaré otra vez.
conversation-too-early = Todavía no me ha contado bastante para eso. Sigamos hablando un poco.
conversation-nothing-left = He preguntado todo lo que se me ocurre por ahora. Cuénteme lo que le venga a la cabeza.
conversation-nothing-found = No he encontrado nada de eso en lo que me contó.
conversation-found = Esto es lo que he encontrado:
conversation-people = Las personas de las que me ha hablado:
conversation-between = {", "}
conversation-person =
    { $name }: { $count ->
        [one] un recuerdo
       *[other] { $count } recuerdos
    }
conversation-person-also =
    { $name } ({ $names }): { $count ->
        [one] un recuerdo
       *[other] { $count } recuerdos
    }
conversation-people-one-or-two = Me ha hablado de «{ $one }» y de «{ $other }». ¿Es una sola persona, o son dos?
conversation-button-one-person = Una persona
conversation-button-two-people = Dos personas
conversation-people-same = Gracias. Para mí son ahora una sola persona.
conversation-people-apart = Gracias. Las mantengo separadas.
conversation-topics = De qué hemos hablado hasta ahora:
conversation-topic-closed = (cerrado, como usted quiso)
conversation-timeline = Qué pasó y cuándo, tal como lo contó:
conversation-writing = Escribiendo su historia …
conversation-writing-step = Escribiendo su historia … { $done } de { $total }
conversation-making-book = Haciendo su libro …
conversation-book-ready = Aquí está su libro.
conversation-export-ready = Aquí está todo lo que me contó, con sus archivos.
conversation-location = Un lugar: { $latitude }, { $longitude }
conversation-contact = Un contacto: { $name }
conversation-button-book = Hacer un libro
conversation-story-end = Esta es su historia hasta ahora. Cuénteme más, y crecerá.
conversation-arc = Cómo se sintió su vida, tal como la contó. Es solo lo que se lee en las palabras; usted sabe cómo fue.
conversation-recap-plot = Cómo se sintió
conversation-button-recaps = Resúmenes …
conversation-recaps-which = Cada semana miro atrás con usted. ¿Qué más le gustaría? Al pulsar se activa o se desactiva.
conversation-button-recaps-month = El mes, el día 1
conversation-button-recaps-year = El año, su último día
conversation-button-recaps-day = Este día en otros años
conversation-button-recaps-spoken = Leído en voz alta
conversation-button-recaps-hard = También recuerdos duros
conversation-recaps-month-on = El resumen del mes llegará el día 1.
conversation-recaps-month-off = Sin resumen del mes.
conversation-recaps-year-on = El resumen del año llegará su último día.
conversation-recaps-year-off = Sin resumen del año.
conversation-recaps-day-on = Cuando algo esté unido a este día, se lo diré.
conversation-recaps-day-off = Dejaré tranquilos los recuerdos de este día.
conversation-recaps-spoken-on = Los resúmenes llegarán también como nota de voz.
conversation-recaps-spoken-off = Los resúmenes llegarán solo por escrito.
conversation-recaps-hard-on = Los recuerdos duros pueden estar en los resúmenes.
conversation-recaps-hard-off = Los recuerdos duros quedan fuera de los resúmenes.
conversation-button-recap-week = Esta semana
conversation-button-recap-month = Este mes
conversation-button-recap-year = Este año
conversation-button-recap-day = Tal día como hoy
conversation-photos-found = He encontrado { $count } fotografías en esta página y las he recortado. Guardo cada una por separado, y la página tal como la envió.
conversation-button-whole = Dejarla entera
conversation-button-cut = Recortar las fotos
conversation-button-fix-photo = ✎ { $number }
conversation-whole = De acuerdo, la página queda entera.
conversation-cut-again = Las fotos de la página vuelven a estar cada una por separado.
conversation-same-picture = Esta imagen ya la tengo; la envió el { $day }. Guardo las dos, y en su libro sale una vez.
conversation-blurred = Está un poco borrosa. Si tiene otra más nítida, con gusto la recibo. Si no, también esta es bienvenida.
conversation-button-restore = Restaurarla
conversation-button-restore-photo = Restaurar { $number }
conversation-restoring = Estoy restaurando su imagen. Tarda un rato; puede seguir contando.
conversation-restoring-step = Restaurando su imagen … { $percent } %
conversation-restored = Aquí tiene una copia restaurada. La ha aclarado un ordenador, y los detalles finos son una suposición. Su imagen queda como está.
conversation-restore-trouble = No he podido restaurar esta imagen. Está a salvo, tal como la envió.
conversation-photo-restored = Restaurada por ordenador.
conversation-photo-when-where = Tomada: { $when }, cerca de { $place }.
conversation-photo-when = Tomada: { $when }.
conversation-photo-where = Tomada cerca de { $place }.
# Lo que alguien puede escribir en vez de pulsar un botón, con comas entre medias.
conversation-typed-yes = sí, si, sí por favor, vale, de acuerdo, claro, acepto, por supuesto, empecemos, bueno
conversation-typed-no = no, no gracias, nunca, no acepto, no estoy de acuerdo, mejor no
