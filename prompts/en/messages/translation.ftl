## Translations: always beside the told words, never in their place.

language-en = English
language-zh = Chinese
language-es = Spanish

book-translated-by = Translated from { $source } by { $by }. The told words stand above each paragraph.
book-translated-kept = What stands in italics was not translated: it keeps the words as they were told, because in translation a name, a number or a “not” would have changed.

translation-which = Into which language shall I translate your story?
translation-none = I have no translator here. The person who runs me can set one up.
translation-unknown = I cannot translate into “{ $words }”. I know { $languages }.
translation-same = Your story is in { $source } already.
translation-working = I am translating your story. That may take a while.
translation-by = Translated from { $source } by { $by }. Your own words stay as they are.
translation-kept =
    { $count ->
        [one] One sentence stands as you told it, because in translation a name, a number or a “not” would have changed.
       *[other] { $count } sentences stand as you told them, because in translation a name, a number or a “not” would have changed.
    }
translation-book = Your story in two languages.
