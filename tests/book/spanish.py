"""The sample life's sentences in Spanish, by a person; some are missing, as a gate would have it."""

SAID = {
    "I was born in 1948 in a yellow house by the harbour.": "Nací en 1948 en una casa amarilla junto al puerto.",
    "My father mended nets on the quay and sang so loudly that the gulls answered him.": "Mi padre remendaba redes en el muelle y cantaba tan alto que las gaviotas le respondían.",
    "We had no bathroom, but we had the whole sea.": "No teníamos cuarto de baño, pero teníamos el mar entero.",
    "In winter the harbour froze, and my brother Nils and I walked to school over the ice.": "En invierno se helaba el puerto, y mi hermano Nils y yo íbamos a la escuela caminando sobre el hielo.",
    "Mother counted us from the window, two dots, until we reached the other side.": "Mi madre nos contaba desde la ventana, dos puntos, hasta que llegábamos al otro lado.",
    "I am telling it now.": "Lo cuento ahora.",
    "Grandmother Elsa's kitchen smelled of cardamom and coffee and wet wool.": "La cocina de la abuela Elsa olía a cardamomo, a café y a lana mojada.",
    "This is her table, with the blue cups that came from Amsterdam.": "Esta es su mesa, con las tazas azules que vinieron de Ámsterdam.",
    "The flood came in October 1959, at night, and it took the lower shelves first.": "La inundación llegó en octubre de 1959, de noche, y primero se llevó los estantes de abajo.",
    "We carried the flour upstairs, sack by sack, and father carried Elsa.": "Subimos la harina, saco a saco, y mi padre subió a Elsa.",
    "In 1967 I began at Holm's bakery, at four in the morning, five kronor an hour.": "En 1967 empecé en la panadería Holm, a las cuatro de la mañana, a cinco coronas la hora.",
    "We married on 12 June 1971, and the garland was made of cow parsley, since roses cost too much.": "Nos casamos el 12 de junio de 1971, y la guirnalda era de perifollo silvestre, porque las rosas costaban demasiado.",
    "美说：“慢慢吃，面包不会跑。”": "Mei dijo: «Come despacio, que el pan no se escapa».",
    "I still buy one roll too many.": "Todavía compro un panecillo de más.",
}  # fmt: skip
