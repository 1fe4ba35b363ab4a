## Una exportación: las palabras alrededor de las de quien cuenta.

export-readme = Esto es todo lo que se guarda de { $name }, escrito el { $date }.

    journal.md    todo lo contado, en orden, para leer
    journal.json  lo mismo y más: cada redacción anterior, qué se oyó y se vio en cada
                  archivo y con qué programa, las preguntas y sus respuestas
    media/        las notas de voz, fotos y demás archivos tal como se enviaron
    stories/      las historias escritas con ello, donde las haya
export-title = Lo que contó { $name }
export-question = Pregunta
export-heard = Oído
export-seen = Visto
export-read = Leído
export-first = Al principio
export-file = Archivo
export-said-by = Dicho por
export-forwarded = Reenviado de
export-between = { ": " }
