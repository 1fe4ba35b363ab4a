## Dicho solo por código cuando alguien está en apuros; nunca lo redacta un modelo. docs/care.md dice por qué.

care-crisis = Gracias por decírmelo. No debería quedarse a solas con esto.
    Soy un programa: no puedo llamar a nadie y no cuento a nadie lo que usted dice. Por favor, hable ahora con una persona, alguien que esté cerca o uno de estos:
    { $lines }
    Si está en peligro en este momento: { $emergency }.
    Hasta entonces, aléjese de todo aquello con lo que pudiera hacerse daño, y deje que alguien se quede a su lado.
    Lo que me ha contado queda guardado. Ahora no le preguntaré nada. Puede escribirme cuando quiera.
care-crisis-stranger = Gracias por decírmelo. No debería quedarse a solas con esto.
    Soy un programa: no puedo llamar a nadie, y no he guardado nada de lo que ha escrito. Por favor, hable ahora con una persona, alguien que esté cerca o uno de estos:
    { $lines }
    Si está en peligro en este momento: { $emergency }.
    Hasta entonces, aléjese de todo aquello con lo que pudiera hacerse daño, y deje que alguien se quede a su lado.
care-crisis-again-0 = Sigo aquí, y lo que dice queda guardado. Por favor, deje que también lo oiga una persona, ahora:
    { $lines }
    En peligro en este momento: { $emergency }.
care-crisis-again-1 = Por favor, no se quede a solas con esto. ¿Hay alguien que pueda venir y sentarse con usted? También hay quien le escucha:
    { $lines }
    En peligro en este momento: { $emergency }.
care-crisis-again-2 = Solo soy un programa, y esto necesita una voz humana. Por favor, llame, o pida a alguien que llame por usted:
    { $lines }
    En peligro en este momento: { $emergency }.
care-echo = Gracias por confiarme esto. Lo guardo con cuidado y no preguntaré más.
    Si esos pensamientos se acercan ahora u otro día, hay con quien hablar:
    { $lines }
    Podemos seguir, o dejarlo aquí por hoy.
care-echo-again = Guardo estas palabras con cuidado. Si ahora le pesan, las personas que le nombré siguen ahí: { $first }.
care-other = Es mucho peso para llevarlo. Soy un programa y no puedo llamar a nadie.
    Si esa persona está en peligro en este momento: { $emergency }.
    Puede preguntarle sin rodeos cómo está, quedarse cerca, y llamar por ella o por usted:
    { $lines }
care-abuse = Gracias por contármelo. Nadie tiene derecho a hacerle daño, y no es culpa suya.
    Soy un programa: no puedo llamar a nadie y no cuento a nadie lo que usted dice. En peligro en este momento: { $emergency }.
    Estas personas escuchan y ayudan:
    { $lines }
    Si alguien más mira este teléfono, puede borrar lo que usted escribió y lo que escribí yo.
care-abuse-again = Le oigo, y queda guardado. Por favor, deje que una persona le ayude: { $first }. En peligro en este momento: { $emergency }.
care-advice = Lo siento, en eso no puedo aconsejar. Yo solo ayudo a escribir una vida. Para la salud puede decírselo un médico o un farmacéutico; para la ley, un abogado o una oficina de orientación. Sus palabras quedan guardadas.
care-hard-0 = Gracias por contármelo. Podemos quedarnos en esto o dejarlo, como usted quiera.
care-hard-1 = Lo guardo con cuidado. No hace falta decir más de lo que desee. Podemos quedarnos en esto o dejarlo.
care-hard-2 = Ya está escrito. Tómese su tiempo. Podemos quedarnos en esto o dejarlo.
care-hard-stay = Le escucho. Tanto o tan poco como quiera.
care-hard-leave = Entonces lo dejamos. Otra cosa:
care-button-on = Me gustaría seguir
care-button-rest = Hoy no
care-button-stay = Quedarnos en esto
care-button-leave = Dejarlo
care-rested = Está bien. Aquí estoy cuando escriba.
care-gentle-0 = Qué bueno volver a leerle. Solo si le apetece: ¿qué ve desde donde está sentado o sentada?
care-gentle-1 = Solo si le apetece: ¿hubo esta semana algo pequeño que fuera agradable, un sabor, un sonido, una luz?
care-gentle-2 = Solo si le apetece: ¿qué canción pondría ahora, si pudiera poner cualquiera?
care-gentle-3 = Solo si le apetece: ¿qué tiene en la mesa o en la ventana a lo que le tenga cariño?
