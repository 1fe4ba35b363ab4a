# Lo que se dice de fotos, vídeos y archivos. Fechas, lugares y cámaras salen de los datos de la propia foto.

perception-between = { " " }
perception-comma = { ", " }
perception-moment = En el { $time } del vídeo.
perception-seen = En la foto: { $text }.
perception-seen-in-english = En la foto (en inglés): { $text }.
perception-faces = { $count ->
        [one] Se ve bien una cara.
       *[other] Se ven bien { $count } caras.
    }
perception-album-page = Una página con { $count } fotografías.
perception-album-photo = Fotografía { $number } de { $count } de la página.
perception-restored = Restaurada: un ordenador ha dado nitidez a esta copia. La original está guardada.
perception-data = Según los datos de la foto: { $pieces }.
perception-taken-on = tomada: { $date }
perception-taken-in = cerca de { $place }
perception-taken-with = cámara { $camera }
perception-written = Se lee en ella: «{ $text }».
perception-nothing-known = Una foto. Sus datos no dicen ni cuándo ni dónde se tomó.
perception-frame-unknown = Un momento del vídeo, en el { $time }.

perception-year = { $year }
perception-month = { $month } de { $year }
perception-day = { $day } de { $month } de { $year }
perception-doubtful = { $date } (quizá)
perception-month-1 = enero
perception-month-2 = febrero
perception-month-3 = marzo
perception-month-4 = abril
perception-month-5 = mayo
perception-month-6 = junio
perception-month-7 = julio
perception-month-8 = agosto
perception-month-9 = septiembre
perception-month-10 = octubre
perception-month-11 = noviembre
perception-month-12 = diciembre

# Lo que se le dice a quien cuenta cuando un archivo no se pudo leer. Se guarda igualmente.

perception-trouble-broken = No he podido abrir este archivo; parece dañado. Lo he guardado tal como llegó. Si lo tiene en otro sitio, puede enviarlo otra vez.
perception-trouble-too-large-picture = Esta imagen es demasiado grande para que la mire. La he guardado tal como llegó.
perception-trouble-too-long = Esta grabación es más larga de lo que puedo tomar de una vez. La he guardado tal como llegó. Podría enviarla por partes.
perception-trouble-unsupported = No puedo leer este tipo de archivo. Lo he guardado tal como llegó. Podría contarme qué hay en él.
perception-trouble-timed-out = Tardé demasiado en leer este archivo. Lo he guardado tal como llegó.
perception-trouble-archive = Esta es una conversación que otro programa exportó. La he guardado tal como llegó; `lifestory import` trae sus mensajes.
perception-trouble-no-speech-model = Todavía no entiendo lo hablado en este idioma. He guardado su voz, y volveré a escuchar cuando pueda. También puede escribirme.
perception-people = Se ve a: { $names }.

# Para quien lleva el programa: `lifestory models`.

perception-part-speech = Habla
perception-part-speakers = Distinguir quién habla
perception-part-voice = Hablar
perception-part-captions = Describir imágenes
perception-part-restorer = Restaurar
perception-why-restorer = hace una copia más clara de fotos antiguas; SHA-256 de sus pesos: { $sha256 }
perception-why-no-restorer = no hay ninguno elegido; las fotos antiguas quedan como están (RESTORER=archivo de pesos)
perception-part-scan = Texto en imágenes
perception-part-emotion = Sentimientos
perception-part-emotion-zh = sentimientos en palabras chinas
perception-part-embeddings = Vectores
perception-part-chat = Modelo de lenguaje
perception-why-found = encontrado en este ordenador
perception-why-not-on-disk = { $name } no está en este ordenador; `lifestory models pull` lo trae
perception-why-unloadable = { $name } está en este ordenador pero no se puede cargar
perception-why-built-in-speech = { $name } no está en este ordenador, así que el modelo inglés incluido escribe borradores toscos; `lifestory models pull` trae el mejor
perception-why-one-speaker = no se distingue quién habla: todo lo que se oye en una nota cuenta como palabras de quien cuenta, salvo si fue reenviada
perception-why-chosen = elegido en los ajustes
perception-why-none = en este ordenador no hay nada que pueda hacerlo
perception-why-facts-only = { $name } no está en este ordenador, así que las fotos se describen por sus propios datos y el texto que llevan; `lifestory models pull` lo trae
perception-why-tesseract = lee { $languages }
perception-why-no-tesseract = tesseract no está instalado, así que no se lee el texto de las imágenes
perception-why-lexicon = cuenta palabras de sentimiento en inglés y en chino
perception-why-emotion-model = un pequeño modelo entrenado lee inglés; en chino se cuentan palabras de sentimiento
perception-why-no-chat = no hay ninguno elegido; las preguntas y las historias se hacen sin él (LLM=proveedor:modelo)
perception-why-off = apagado en los ajustes
