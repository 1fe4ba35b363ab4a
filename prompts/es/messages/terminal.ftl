terminal-saved = Guardado: { $path }
terminal-no-file = No hay ningún archivo { $path }.
terminal-first-consent = Por favor, conteste antes sí o no. Hasta entonces no se guarda nada.
terminal-how = Escriba, o envíe un archivo con @ruta/a/voz.ogg, pulse un botón con #1, vea /help, salga con /quit.
terminal-no-token = No hay TELEGRAM_BOT_TOKEN, así que hablamos aquí en la terminal.
