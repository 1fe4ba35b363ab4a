## El libro: palabras alrededor de las de quien cuenta.

book-told-by = Contado por { $name }
book-made-on = Hecho el { $date }
book-contents = Contenido
book-notes = Notas
book-timeline = Una vida en fechas
book-people = Las personas de este libro
book-about = Sobre este libro
book-how-notes = Todo lo que hay aquí se apoya en lo que { $name } contó o mostró. Un número pequeño sigue a las palabras a las que pertenece, y su nota dice cuándo se contaron. Las frases sin número propio pertenecen a la siguiente.
book-chapter = Capítulo { $number }
book-page-link = Capítulo { $number }: { $title }
book-back = Volver al texto
book-see-note = Nota { $number }
book-photograph = Una fotografía
book-photograph-of = Fotografía: { $caption }

book-unchecked = Por comprobar de oído
book-unchecked-intro = Estas palabras las escribió una máquina a partir del sonido y nadie ha vuelto a escucharlas todavía. Puede haber errores.
book-held = El capítulo «{ $title }» no está aquí todavía. Algunas de sus palabras se están comprobando.
book-taken-back =
    { $count ->
        [one] Se dejó fuera una frase porque las palabras en que se apoyaba ya no se guardan.
       *[other] Se dejaron fuera { $count } frases porque las palabras en que se apoyaban ya no se guardan.
    }
book-photo-missing =
    { $count ->
        [one] Una imagen no se pudo imprimir.
       *[other] { $count } imágenes no se pudieron imprimir.
    }

book-note = { $what }, { $date }
book-note-at = { $what }, { $date }, { $at }
book-note-by = { $who }: { $note }
book-kind-text = Mensaje
book-kind-voice = Nota de voz
book-kind-audio = Grabación
book-kind-video = Vídeo
book-kind-video_note = Videomensaje
book-kind-photo = Fotografía
book-kind-document = Documento
book-kind-location = Lugar enviado
book-kind-contact = Contacto enviado
book-kind-album = Álbum
book-kind-caption = Lo que muestra una fotografía

book-date-day = { $day } de { $month } de { $year }
book-date-month = { $month } de { $year }
book-date-year = { $year }
book-date-spring = primavera de { $year }
book-date-summer = verano de { $year }
book-date-autumn = otoño de { $year }
book-date-winter = invierno de { $year }
book-date-decade = los años de { $decade }
book-date-century =
    siglo { $century ->
        [18] XVIII
        [19] XIX
        [20] XX
        [21] XXI
       *[other] { $century }
    }
book-date-about = hacia { $date }
book-date-perhaps = quizá { $date }
book-date-until = hasta { $date }
book-date-since = desde { $date }
book-date-span = de { $start } a { $end }

book-month-1 = enero
book-month-2 = febrero
book-month-3 = marzo
book-month-4 = abril
book-month-5 = mayo
book-month-6 = junio
book-month-7 = julio
book-month-8 = agosto
book-month-9 = septiembre
book-month-10 = octubre
book-month-11 = noviembre
book-month-12 = diciembre

book-family = La familia
book-between = {", "}
book-between-sources = {" · "}
book-person-where = nombrado junto con { $places }
book-listen = Escuche este capítulo en la voz de { $name }
book-draft = Borrador: { $name } todavía no ha aprobado todo esto.
book-set-classic = Compuesto con Typst en Libertinus Serif en páginas de 148 × 210 mm.
book-set-album = Compuesto con Typst en Libertinus Serif y Source Sans en páginas de 148 × 210 mm.
book-family-alt = Árbol de la familia de { $name }: { $people }
book-family-aside = También contados como familia, pero no cómo pertenecen al árbol: { $people }
book-spouse-M = marido
book-spouse-F = esposa
book-spouse-U = marido o esposa

book-version = Versión { $version }, { $date }.
book-colophon-days = { $name } contó esto del { $first } al { $last }, en { $sources }.
book-colophon-day = { $name } contó esto el { $first }, en { $sources }.
book-colophon-own = Las frases son de { $name }, puestas en orden por un programa. Ningún modelo de lenguaje escribió ninguna.
book-colophon-model = Un modelo de lenguaje puso en frases algunas palabras de { $name }; un programa comprobó cada una con lo que se dijo.
book-count-recordings =
    { $count ->
        [one] una grabación
       *[other] { $count } grabaciones
    }
book-count-messages =
    { $count ->
        [one] un mensaje
       *[other] { $count } mensajes
    }
book-count-photographs =
    { $count ->
        [one] una fotografía
       *[other] { $count } fotografías
    }
book-and = { $before } y { $last }
book-listen-label = { $name } cuenta «{ $title }»
book-listen-note = El sonido de la nota { $number }
book-accessibility = Texto con títulos, índice de contenido, imágenes descritas e índice de personas. Donde hay sonido, es la voz de quien cuenta, frase por frase.
book-audio-own = La voz es la de { $name }.
book-audio-both = Donde habló { $name }, la voz es la suya; lo demás lo dice una máquina ({ $speaker }).

# El arco de una vida.
book-arc = Cómo se sintió
book-arc-alt = Cómo se sintieron { $count } cosas que contó { $name }, de { $first } a { $last }.
book-arc-dot = Punto: una cosa contada, en su momento. Cuanto más alto, más ligeras las palabras.
book-arc-bar = Anillo con una barra: el momento no es seguro; puede ser cualquiera a lo largo de la barra.
book-arc-own = Oscuro: quien cuenta dijo cómo se sintió.
book-arc-stroke = Trazo: el punto medio de esos años, donde hay tres o más cosas contadas.
book-arc-read = Un programa leyó esto en las palabras, y puede equivocarse.
