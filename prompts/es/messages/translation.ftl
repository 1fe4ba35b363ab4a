## Traducciones: siempre al lado de las palabras contadas, nunca en su lugar.

language-en = inglés
language-zh = chino
language-es = español

book-translated-by = Traducido del { $source } por { $by }. Las palabras contadas están encima de cada párrafo.
book-translated-kept = Lo que está en cursiva no se tradujo: conserva las palabras tal como se contaron, porque al traducir habría cambiado un nombre, un número o un «no».

translation-which = ¿A qué idioma traduzco su historia?
translation-none = Aquí no tengo traductor. La persona que me lleva puede instalar uno.
translation-unknown = No sé traducir a «{ $words }». Conozco { $languages }.
translation-same = Su historia ya está en { $source }.
translation-working = Estoy traduciendo su historia. Puede tardar un rato.
translation-by = Traducido del { $source } por { $by }. Sus propias palabras quedan como están.
translation-kept =
    { $count ->
        [one] Una frase queda como usted la contó, porque al traducirla habría cambiado un nombre, un número o un «no».
       *[other] { $count } frases quedan como usted las contó, porque al traducirlas habría cambiado un nombre, un número o un «no».
    }
translation-book = Su historia en dos idiomas.
