# Una conversación que otro programa exportó, enviada como archivo.

archive-whose = Esto parece una conversación de { $program }, con { $count } mensajes, del { $first } al { $last }. ¿Quién de ellos es usted? Solo esas palabras contarán como suyas; lo que dijeron los demás queda guardado a su nombre.
archive-dates = Esto parece una conversación de { $program }. No puedo saber cómo están escritas las fechas. ¿3/4 es un día de abril o de marzo?
archive-button-dmy = 3/4 es de abril
archive-button-mdy = 3/4 es de marzo
archive-button-person = { $name } ({ $count })
archive-button-none = Nada de esto es mío
archive-button-leave = Déjalo, por favor
archive-button-back = Sácalo otra vez
archive-many = Esto parece una conversación de { $program } en la que habla mucha gente. La persona que me lleva puede traerla aquí por usted. He guardado el archivo tal como llegó.
archive-nothing = Esto parece una conversación de { $program }, pero no he encontrado en ella ningún mensaje que pueda leer. He guardado el archivo tal como llegó.
archive-left = Lo he dejado como está.
archive-begun = Gracias. Lo estoy trayendo aquí.
archive-done = { $added ->
        [0] No había nada nuevo.
        [one] He traído un mensaje. { $own ->
            [0] No es de usted.
           *[other] Es de usted.
        }
       *[other] He traído { $added } mensajes. { $own ->
            [0] Ninguno es de usted.
            [one] Uno es de usted.
           *[other] { $own } son de usted.
        }
    }{ $faulty ->
        [0] {""}
        [one] {" "}Hay un lugar del archivo que no pude leer.
       *[other] {" "}Hay { $faulty } lugares del archivo que no pude leer.
    }
archive-in = Ya está aquí. Si quiere elegir de nuevo cuáles son sus palabras, sáquela primero.
archive-back = Lo he sacado otra vez. Si quiere, elija de nuevo cuáles son sus palabras.
