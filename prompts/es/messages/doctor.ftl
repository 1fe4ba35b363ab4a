# Lo que `lifestory doctor` dice a quien lleva el programa: qué hay, y qué falta sin ello.

doctor-python = Python
doctor-home = Carpeta de datos
doctor-disk = Espacio libre en disco
doctor-tesseract = Palabras en imágenes (tesseract)
doctor-lines = A quién puede llamar alguien en apuros
doctor-lines-shipped = la lista incluida; compruebe los números de su lugar
doctor-speaker = Una voz que lee (espeak-ng)
doctor-font = Letra china
doctor-key = Llave maestra
doctor-database = Base de datos
doctor-failures = Entradas que fallaron
doctor-quarantine = Mensajes apartados
doctor-hearing = Oír
doctor-seeing = Ver
doctor-embedder = Volver a encontrar
doctor-chat = Modelo de lenguaje
doctor-token = Token de Telegram
doctor-bot-api = Bot API
doctor-updates = Mensajes nuevos

doctor-present = está
doctor-absent = no está
doctor-absent-model = { $name } no está en este ordenador
doctor-absent-package = el paquete { $name } no está instalado
doctor-not-made-yet = { $path } (se hace en el primer arranque)
doctor-free = { $size } GB
doctor-database-found = { $address } (revisión { $revision })
doctor-database-older = { $address } (revisión { $revision }; se pone al día en el próximo arranque)
doctor-chat-none = ninguno elegido: las preguntas salen del banco, y las historias se cuentan con las palabras de quien cuenta
doctor-never-ran = el bot todavía no ha funcionado con esta carpeta de datos
doctor-last-poll = última consulta lograda hace { $seconds } segundos (hasta { $limit } está bien)

doctor-cost-python = Lifestory está hecho para Python 3.11 a 3.13; con otro puede que no se instale o no funcione.
doctor-cost-home = No se puede guardar nada. Dé permiso de escritura en la carpeta, o nombre otra con LIFESTORY_HOME.
doctor-cost-disk = Pronto no se podrá guardar ninguna nota de voz ni hacer ningún libro. Libere al menos 1 GB.
doctor-cost-tesseract = No se leen las palabras de las fotos (cartas, letreros, dorsos). Instale tesseract-ocr.
doctor-cost-tesseract-chinese = No se leen las palabras chinas de las fotos. Instale tesseract-ocr-chi-sim.
doctor-cost-lines = Ese archivo no se puede leer, así que se usa la lista incluida. Vea docs/care.md.
doctor-cost-speaker = Los audiolibros llevan solo lo que se habló, no lo que se escribió, y las voces de muestra no se pueden hacer de nuevo. Instale espeak-ng.
doctor-cost-font = En el PDF el chino sale como cuadros vacíos; los demás formatos están bien. Instale fonts-noto-cjk.
doctor-cost-key-lost = Hay datos pero falta su llave: no se puede leer nada. Devuelva el archivo de la llave desde su copia de seguridad.
doctor-cost-key-unusable = El archivo de la llave no se puede leer, o no contiene una llave: no se pueden abrir los datos. Devuélvalo desde su copia de seguridad.
doctor-cost-key-other = Esta no es la llave con la que se cerraron los datos. Devuelva la buena desde su copia de seguridad.
doctor-cost-key-open = Otros en este ordenador pueden leer la llave. Ejecute chmod 600 sobre ella.
doctor-cost-key-inside = Quien copie la carpeta de datos tiene también la llave. Muévala y nómbrela con LIFESTORY_KEY_FILE.
doctor-cost-database = No se puede guardar ni leer nada. Mire DATABASE_URL, y si el servidor funciona.
doctor-cost-failures = Están guardadas tal como llegaron, pero sin entender todavía. Ejecute lifestory retry.
doctor-cost-quarantine = Llegaron de Telegram y no se pudieron leer. Están guardados; lifestory retry lo intenta otra vez.
doctor-cost-hearing-draft = Las notas de voz se vuelven borradores toscos en inglés, que quedan fuera de la historia hasta que se confirman. Ejecute lifestory models pull, y después lifestory perceive --again.
doctor-cost-hearing-none = Las notas de voz se guardan, pero no se escriben. Ejecute lifestory models pull, y después lifestory perceive --again.
doctor-cost-seeing = Las fotos se describen solo por su fecha, lugar, cámara y las palabras que llevan. Ejecute lifestory models pull.
doctor-cost-embedder = El primer arranque tarda unos segundos más, una sola vez.
doctor-cost-embedder-absent = El modelo elegido se tiene que traer antes, así que sin el almacén de modelos el bot no puede arrancar. Nombre una carpeta, o EMBEDDER=embedded.
doctor-cost-chat = Las preguntas y las historias se hacen sin el modelo de lenguaje. Instale el paquete con .venv/bin/pip install.
doctor-cost-chat-form = Escríbalo como proveedor:modelo, por ejemplo LLM=ollama:qwen3:8b.
doctor-cost-chat-key = Las preguntas y las historias se hacen sin él: su proveedor es desconocido, o su clave no está en el entorno.
doctor-cost-token = La conversación está solo aquí, en la terminal. Pida un token a @BotFather y ponga TELEGRAM_BOT_TOKEN.
doctor-cost-bot-api = No entra nada y no sale nada. Mire la red, y TELEGRAM_API_URL.
doctor-cost-bot-api-refused = El servidor no conoce este token. Cópielo de nuevo de @BotFather.
doctor-cost-updates = El bot se ha parado, o no llega a Telegram. Lo que la gente envía espera allí un día. Mire su registro, o arránquelo.
