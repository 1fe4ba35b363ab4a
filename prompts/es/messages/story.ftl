## La historia, el resumen semanal y las respuestas a partir de lo contado.

story-title = La historia de { $name }
story-chapter-earliest = Primeros recuerdos
story-chapter-childhood = La infancia
story-chapter-school = Años de escuela
story-chapter-youth = Hacerse mayor
story-chapter-early-adulthood = Los primeros pasos
story-chapter-middle = La mitad de la vida
story-chapter-later = Los años posteriores
story-chapter-now = Estos días
story-chapter-hopes = Mirando adelante
story-chapter-decade = Los años de { $decade }
story-chapter-theme-people = Las personas de mi vida
story-chapter-theme-places = Lugares
story-chapter-theme-work = El trabajo
story-chapter-theme-love = El amor
story-chapter-theme-food = A la mesa
story-chapter-theme-beliefs = Aquello en lo que creo
story-chapter-theme-history = La historia vivida
story-chapter-theme-everyday = Cosas que recuerdo
story-chapter-event = { $event }
story-chapter-part = { $title }: { $theme }
story-held = { $cut } de { $total } frases no se apoyaban en lo contado, así que este capítulo espera.
story-note-fallback = «{ $title }» está contado con sus propias palabras, porque el servicio de escritura no contestó.
story-note-unchecked =
    { $count ->
        [one] Una frase se escribió a grandes rasgos a partir del sonido y espera a que usted la compruebe.
       *[other] { $count } frases se escribieron a grandes rasgos a partir del sonido y esperan a que usted las compruebe.
    }
story-note-draft =
    { $approved ->
        [0] Esto es un borrador solo para sus ojos: todavía no hay ningún capítulo aprobado.
       *[other] Esto es un borrador solo para sus ojos: { $approved } de { $total } capítulos están aprobados.
    }
story-step-outline = Buscando los capítulos …
story-step-chapter = Escribiendo los capítulos …

story-answer-never = Por lo que encuentro, todavía no me ha contado nada de eso.
story-answer-nearest = Por lo que encuentro, eso no me lo ha contado. No es una respuesta, pero lo más cercano que tengo es: { $nearest }
story-answer-said = «{ $text }»
story-answer-by = { $who }: «{ $text }»
story-answer-picture = En una foto: { $text }
story-answer-until = { $label }–{ $to }

story-recap-week-0 = Su semana, con sus propias palabras:
story-recap-week-1 = De lo que contó esta semana:
story-recap-week-2 = Esta semana dijo:
story-recap-week-3 = Algunas cosas de su semana, tal como las contó:
story-recap-month-0 = { $when }, con sus propias palabras:
story-recap-month-1 = De lo que contó en { $when }:
story-recap-month-2 = En { $when } dijo:
story-recap-month-3 = { $when }, tal como lo contó:
story-recap-year-0 = El año { $when }, con sus propias palabras:
story-recap-year-1 = De lo que contó en { $when }:
story-recap-year-2 = En { $when } dijo:
story-recap-year-3 = { $when }, tal como lo contó:
story-recap-earlier-0 = Hubo silencio aquí ({ $period }), y está bien. Esto me lo contó en { $when }:
story-recap-earlier-1 = Nada nuevo de { $period }, y no hay prisa. Volví a { $when }, cuando me contó:
story-recap-earlier-2 = Un tiempo tranquilo, { $period }. Así que aquí va algo de { $when }:
story-recap-earlier-3 = De { $period } no tengo nada nuevo. En { $when } dijo:
story-recap-quiet-0 = Hubo silencio aquí ({ $period }), y está bien. Con gusto le escucho cuando quiera.
story-recap-quiet-1 = Nada nuevo de { $period }. No hay prisa.
story-recap-quiet-2 = Un tiempo tranquilo, { $period }. Aquí estoy cuando se le ocurra algo.
story-recap-quiet-3 = De { $period } no hay nada que repasar, y está bien así.
story-recap-quiet-4 = { $period } pasó sin una palabra entre nosotros. Siempre puede enviar una nota de voz.
story-recap-quiet-5 = Ninguna historia de { $period }. También descansar es parte de contar.
story-recap-said-0 = Todo lo que me contó ({ $period }) está en los resúmenes anteriores. Lo que añada estará aquí la próxima vez.
story-recap-said-1 = No tengo nada de { $period } que no le haya leído ya.
story-recap-said-2 = Ya me ha oído todo lo de { $period }. Me alegrará lo que añada.
story-recap-said-3 = De { $period } está todo dicho, hasta donde me contó.
story-recap-said-4 = No hay nada nuevo en { $period } desde el último repaso.
story-recap-said-5 = Los últimos resúmenes contienen todo lo que me contó ({ $period }).
story-recap-picture-0 = Me enseñó una foto ({ $period }). Gracias. Me gustaría oír qué hay detrás.
story-recap-picture-1 = De { $period } tengo una foto suya, y todavía sin palabras.
story-recap-picture-2 = Llegó una foto suya ({ $period }). Usted sabe mejor que nadie qué pasaba ahí.
story-recap-picture-3 = Esta vez hubo una foto ({ $period }). Está bien guardada, y agradecería una historia.
story-recap-picture-4 = Una foto en vez de palabras, { $period }. Gracias por ella.
story-recap-picture-5 = He mirado su foto ({ $period }). Hábleme de ella cuando quiera.
story-recap-day-told = Me lo contó tal día como hoy, { $years ->
        [one] hace un año
       *[other] hace { $years } años
    }:
story-recap-day-happened = Fue tal día como hoy, en { $year }:
story-recap-day-none = Nada de lo que me contó está unido todavía a este día de otro año.
story-recap-of-month = { $month } de { $year }
story-recap-of-year = { $year }
story-recap-of-day = { $day } de { $month }
story-recap-of-days = { $first } a { $last }
story-month-1 = enero
story-month-2 = febrero
story-month-3 = marzo
story-month-4 = abril
story-month-5 = mayo
story-month-6 = junio
story-month-7 = julio
story-month-8 = agosto
story-month-9 = septiembre
story-month-10 = octubre
story-month-11 = noviembre
story-month-12 = diciembre

story-plot-title-week = Cómo se sintieron sus palabras esta semana
story-plot-title-month = Cómo se sintieron sus palabras en { $when }
story-plot-title-year = Cómo se sintieron sus palabras en { $when }
story-plot-legend-dot = Punto: una cosa que contó. Cuanto más alto, más ligeras sus palabras.
story-plot-legend-line = Línea: la media, donde contó una cosa tras otra.
story-plot-legend-own = Oscuro: usted dijo cómo se sintió.
story-plot-heavy = más pesado
story-plot-even = parejo
story-plot-light = más ligero
story-plot-day-0 = lun
story-plot-day-1 = mar
story-plot-day-2 = mié
story-plot-day-3 = jue
story-plot-day-4 = vie
story-plot-day-5 = sáb
story-plot-day-6 = dom

story-version = Versión { $version }, { $day }: { $chapters ->
        [one] un capítulo
       *[other] { $chapters } capítulos
    }, { $approved } aprobados.
story-version-event = Cuenta una sola cosa: { $event }.
story-version-back = Trajo de vuelta la versión { $version }.
story-version-stale =
    { $count ->
        [one] Las palabras detrás de una frase se cambiaron después.
       *[other] Las palabras detrás de { $count } frases se cambiaron después.
    }
story-version-gone =
    { $count ->
        [one] Se quitó una frase, con lo que usted retiró.
       *[other] Se quitaron { $count } frases, con lo que usted retiró.
    }
story-version-new =
    { $count ->
        [one] Una cosa contada después no está todavía en ella.
       *[other] { $count } cosas contadas después no están todavía en ella.
    }
story-stale = { $text } [sus palabras se cambiaron después]
story-changes-none = No ha cambiado nada.
story-change-new = + { $text }
story-change-gone = − { $text }
story-change-changed = ~ { $text } (antes: { $before })
story-change-moved = > { $text } (antes en: { $before })
story-back = La versión { $version } vuelve a ser su historia (ahora versión { $now }), sin lo que usted retiró o corrigió después. Cuando cuente más, se escribe de nuevo a partir de todo.
story-chapter-is-approved = se puede compartir
story-chapter-is-private = solo para sus ojos
story-chapter-is-stale = tiene palabras cambiadas y antes se escribe de nuevo

story-no-version = No tengo esa versión de su historia. /story versions muestra las que tengo.
story-no-event = No encuentro nada que contara de «{ $event }». Cuéntemelo, y lo escribiré.
story-none-approved = El libro para otros lleva solo capítulos que usted deja leer, y todavía no hay ninguno. Envíe /story, y pulse el botón debajo de cada capítulo que se pueda compartir.
story-approve-old = Ese capítulo ha cambiado desde entonces. Envíe /story para verlo como está ahora.
story-approved-yes = Gracias. Otros pueden leer ya «{ $title }», tal como está. Si cambia, le pregunto otra vez.
story-approved-no = «{ $title }» vuelve a ser solo para sus ojos.
story-button-approve-yes = Otros pueden leer esto
story-button-approve-no = No, solo para mí
story-button-book-others = Libro para la familia
story-button-book-heard = Libro para escuchar
story-book-heard-offer = Para este libro se conserva su propia voz. ¿Le gustaría oírla?
story-book-heard = Aquí está, con su propia voz en lo que contó hablando.
story-button-changes = ¿Qué ha cambiado?
story-button-themes = Por temas
story-button-life = Por tiempo
story-button-back = Volver a la versión { $version }

story-coverage = { $used } de { $total } recuerdos están en su historia.
story-unused-count = { $count }: { $why }
story-unused = «{ $text }»: { $why }
story-unused-detail = { $why } ({ $detail })
story-unused-off-limits = se deja fuera por deseo suyo
story-unused-distress = dicho en una hora dura: está guardado, y no está en ninguna historia
story-unused-others = palabras de otra persona
story-unused-caption = lo que muestra una foto, y la foto no está en ningún capítulo
story-unused-document = leído de un papel, no contado
story-unused-place = un lugar o un contacto, no contado
story-unused-unchecked = escrito a grandes rasgos, y espera a que usted lo compruebe
story-unused-held = su capítulo espera
story-unused-cut = lo que se escribió de ello no se apoyaba en sus palabras
story-unused-elsewhere = contado más a fondo en otro sitio
story-unused-hard = duro de oír, y esta historia es para un niño
story-unused-declined = una pregunta que no quiso o no pudo contestar
story-unused-chat = charla entre nosotros, no un recuerdo
story-unused-too-little = demasiado poco para sostenerse solo
story-unused-other-event = sobre otra cosa
story-unused-left-out = dejado fuera por quien escribe

story-usage = Se preguntó al modelo { $requests ->
    [one] una vez
   *[other] { $requests } veces
}: { $sent } tokens enviados, { $received } recibidos.
story-usage-estimated = {" "}(El proveedor no los contó; es una estimación.)
story-usage-cost = {" "}Coste: { $cost }.

story-why-held = El capítulo «{ $title }» espera por ello.
story-plot-month-1 = ene
story-plot-month-2 = feb
story-plot-month-3 = mar
story-plot-month-4 = abr
story-plot-month-5 = may
story-plot-month-6 = jun
story-plot-month-7 = jul
story-plot-month-8 = ago
story-plot-month-9 = sep
story-plot-month-10 = oct
story-plot-month-11 = nov
story-plot-month-12 = dic
story-plot-date = { $day } { $month }
# Se pregunta donde un capítulo perdió frases porque algo no se contó nunca.
story-missing-when = Habló de «{ $told }». ¿Recuerda cuándo fue?
story-missing-who = Habló de «{ $told }». ¿Quién estaba, y dónde fue?
story-missing-feeling = Habló de «{ $told }». ¿Cómo lo vivió usted?
story-missing-cause = Habló de «{ $told }». ¿Cómo llegó a ser así?
story-missing-sure = No estaba muy seguro o segura de «{ $told }». ¿Ha vuelto algo a la memoria desde entonces?
story-missing-more = Habló de «{ $told }». ¿Me contaría un poco más de ello?
