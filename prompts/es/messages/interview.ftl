# Lo que la entrevista dice además de sus preguntas.

interview-who-is-1 = Ha hablado más de una vez de { $name }. ¿Quién es { $name } para usted?
interview-who-is-2 = { $name } aparece una y otra vez en lo que cuenta. ¿Cómo llegaron a conocerse?
interview-who-is-3 = Quien lea esto un día se encontrará varias veces con { $name }. ¿Cómo se lo presentaría?

interview-why-first = Una tranquila y fácil para empezar.
interview-why-light = Una ligera, porque las últimas preguntas fueron quizá demasiado.
interview-why-liked = Le gusta hablar de cosas así: { $topic }.
interview-why-period = Todavía no hay nada contado de esto: { $period }.
interview-why-topic = Ha contado algo de { $period }, pero todavía no de esto: { $topic }.
interview-why-sub = Empezó a contar esto ({ $topic }), pero todavía no { $part }.
interview-why-told = Sigue a partir de lo que contó.
interview-why-return = Lo contó hace algún tiempo, y quizá haya más.
interview-why-loss = Habló de una pérdida, y no hay que pasarla por alto.
interview-why-who-is = Nombró más de una vez a { $name }, y todavía no ha dicho quién es.
interview-why-photo = Es sobre la foto que envió.

interview-seeks-time = cuándo fue
interview-seeks-place = dónde fue
interview-seeks-person = quién estaba
interview-seeks-event = qué pasó
interview-seeks-outcome = cómo acabó
interview-seeks-feeling = cómo lo vivió usted

interview-period-earliest = sus primeros recuerdos
interview-period-childhood = su infancia
interview-period-school = sus años de aprendizaje
interview-period-youth = su juventud
interview-period-early-adulthood = sus primeros años de persona adulta
interview-period-middle = la mitad de su vida
interview-period-later = sus años posteriores
interview-period-now = sus días de ahora
interview-period-hopes = lo que espera

interview-cause-of = Dijo que { $effect } a causa de { $cause }. ¿Cómo llegó a ser así?
interview-cause-since = Dijo que { $effect } porque { $cause }. ¿Cómo fue aquel tiempo?
interview-why-cause = Dijo qué llevó a ello, y todavía no cómo sucedió.

interview-of-year = Me contó: «{ $clause }». ¿Qué más recuerda de { $year }?
interview-years-between = Me contó: «{ $clause }». De { $first } a { $last } sé todavía poco de su vida. ¿Qué le viene a la memoria de aquellos años?
interview-two-dates = Me contó «{ $clause }» una vez con { $one } y otra con { $other }. ¿Cuál se acerca más, o fueron dos veces?
interview-one-or-two = Ha hablado de { $one } y de { $other }. ¿Son dos personas, o una con dos nombres?
interview-help-photo = No importa, no tiene que venir enseguida. ¿Hay alguna foto de aquel tiempo que pudiera mirar y contarme, o enviarme?
interview-help-told = No importa, no hay prisa. Usted me contó: “{ $clause }”. ¿Quién o qué más le viene a la memoria de aquellos días?
interview-help-year = No importa. Quizá esto ayude: en { $year } { $event }. ¿Dónde vivía usted por entonces?
interview-rest-1 = Me ha dado mucho ya. ¿Lo dejamos aquí por hoy?
interview-rest-2 = Recordar tanto puede cansar. ¿Le gustaría parar por ahora?
interview-why-date = Nombró este año, y un año tiene más de un día.
interview-why-gap = De los años entre estos dos todavía no hay nada contado.
interview-why-doubt = Lo contó de dos maneras, y solo usted puede decirlo. Ambas quedan como las contó.
interview-why-help = No le venía a la memoria, y esto a veces ayuda.
interview-why-rest = Las últimas respuestas fueron cortas, y nadie debe contar más de lo que quiera.
