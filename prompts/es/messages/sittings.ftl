# Un rato apartado para contar, la pregunta semanal, y lo que queda fuera.

conversation-sitting-how-long = ¿Cuánto rato hablamos? ¿Veinte minutos? Puede terminarlo cuando quiera.
conversation-button-minutes = { $minutes } minutos
conversation-button-enough = Basta por hoy
conversation-sitting-begun = Bien. Tenemos { $minutes ->
        [one] un minuto
       *[other] unos { $minutes } minutos
    }. No hay prisa, y «Basta por hoy» lo termina en cualquier momento.
conversation-sitting-lasts = Estamos en mitad del rato. { $minutes ->
        [one] Queda un minuto más o menos
       *[other] Quedan unos { $minutes } minutos
    }.
conversation-sitting-none = No hay ningún rato en marcha. /interview empieza uno.
conversation-sitting-time-up = Se nos ha acabado el tiempo por hoy.
conversation-sitting-enough = Entonces basta por hoy.
conversation-sitting-told = Me ha contado { $count ->
        [one] un recuerdo
       *[other] { $count } recuerdos
    }. { $count ->
        [one] Lo he guardado
       *[other] Los he guardado
    } con sus palabras.
conversation-sitting-told-none = Hoy no llegamos a un recuerdo. No pasa nada.
conversation-sitting-topics = Habló de: { $topics }
conversation-sitting-people = Me habló de: { $names }
conversation-sitting-open = La última pregunta puede esperar. Contéstela cuando quiera.
conversation-sitting-goodbye = /interview empieza otra vez cuando quiera.

conversation-weekly-question = Una pregunta para esta semana:
conversation-weekly-which = Una vez por semana puedo enviarle una pregunta por mi cuenta. { $now }
conversation-weekly-off = Por el momento no llega ninguna.
conversation-weekly-on-hour = Por el momento llega el { $day } a las { $hour }.
conversation-weekly-on-usual = Por el momento llega el { $day }, a la hora en que suele contar.
conversation-button-weekly = Una pregunta por semana
conversation-button-weekly-on = Sí, una por semana
conversation-button-weekly-off = No, ninguna
conversation-button-weekly-usual = Cuando suelo contar
conversation-button-morning = Mañana
conversation-button-afternoon = Tarde
conversation-button-evening = Noche

conversation-off-limits-none = No hay nada que deje fuera. Si hay algo por lo que no deba preguntar, envíe /off_limits y una palabra para ello, por ejemplo: /off_limits mi divorcio
conversation-off-limits-list = Sobre esto no pregunto nada, y lo dejo fuera de su historia y de los resúmenes. Un botón lo quita de la lista. /off_limits y una palabra la amplía.
conversation-off-limits-added = No preguntaré nada sobre «{ $words }», y lo dejo fuera de su historia y de los resúmenes. Lo que haya contado de ello queda a salvo con usted. /off_limits muestra la lista.
conversation-off-limits-odd = Por favor, dígalo en pocas palabras, por ejemplo: /off_limits mi divorcio
conversation-off-limits-removed = Está fuera de la lista.
