demo-consent = Antes que nada: el consentimiento
demo-item = { $number } de { $total }, { $day }
demo-interview = La entrevista
demo-recap = La semana en breve
demo-book = El libro
demo-chapter = { $title }: { $sentences ->
        [one] una frase
       *[other] { $sentences } frases
    }
demo-done = Hecho en { $seconds } segundos
