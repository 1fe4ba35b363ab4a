# Lo que se dice de fotos, vídeos y archivos. Fechas, lugares y cámaras salen de los datos de la propia foto.

perception-between = { " " }
perception-comma = { ", " }
perception-moment = En el { $time } del vídeo.
perception-seen = En la foto: { $text }.
perception-seen-in-english = En la foto (en inglés): { $text }.
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
perception-trouble-no-speech-model = Todavía no entiendo lo hablado en este idioma. He guardado su voz, y volveré a escuchar cuando pueda. También puede escribirme.
perception-people = Se ve a: { $names }.
