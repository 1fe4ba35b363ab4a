"""A story with everything that a book can hold, for tests that need a whole one."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

from PIL import Image, ImageDraw

from bot.book.build import from_story
from bot.book.people import people_in
from bot.book.types import Book
from memory.types import (
    Chapter,
    Citation,
    EntryKind,
    Narrator,
    Passage,
    Sentence,
    Story,
    TimelineEvent,
)

FIRST = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
NARRATOR = Narrator(id="n1", name="Rosa Lindqvist", channel="test", chat="1", timezone="Europe/Stockholm")

# Entry, kind, seconds of sound or None, and the told sentences.
_HARBOUR = [
    ("e1", EntryKind.VOICE, 14.2, "I was born in 1948 in a yellow house by the harbour."),
    (
        "e1",
        EntryKind.VOICE,
        19.0,
        "My father mended nets on the quay and sang so loudly that the gulls answered him.",
    ),
    ("e1", EntryKind.VOICE, 27.5, "We had no bathroom, but we had the whole sea."),
    (
        "e2",
        EntryKind.TEXT,
        None,
        "In winter the harbour froze, and my brother Nils and I walked to school over the ice.",
    ),
    (
        "e2",
        EntryKind.TEXT,
        None,
        "Mother counted us from the window, two dots, until we reached the other side.",
    ),
    (
        "e3",
        EntryKind.VOICE,
        3.0,
        "Nils once fell through up to his knees, and he made me promise never to tell.",
    ),
    ("e3", EntryKind.VOICE, 11.0, "I am telling it now."),
]
_KITCHEN = [
    ("e4", EntryKind.VOICE, 2.0, "Grandmother Elsa's kitchen smelled of cardamom and coffee and wet wool."),
    (
        "e4",
        EntryKind.VOICE,
        9.0,
        "She rolled out dough with a wine bottle because the rolling pin was for Sundays.",
    ),
    ("e5", EntryKind.PHOTO, None, "This is her table, with the blue cups that came from Amsterdam."),
    ("e6", EntryKind.VOICE, 65.0, "She told me that bread knows when you are angry."),
]
_FLOOD = [
    (
        "e7",
        EntryKind.TEXT,
        None,
        "The flood came in October 1959, at night, and it took the lower shelves first.",
    ),
    ("e7", EntryKind.TEXT, None, "We carried the flour upstairs, sack by sack, and father carried Elsa."),
    (
        "e8",
        EntryKind.VOICE,
        31.0,
        "In the morning there was a rowing boat in the street, and the baker's dog sat in it like a captain.",
    ),
]
_BAKERY = [
    (
        "e9",
        EntryKind.VOICE,
        0.0,
        "In 1967 I began at Holm's bakery, at four in the morning, five kronor an hour.",
    ),
    (
        "e9",
        EntryKind.VOICE,
        8.0,
        "Anders came in every day for one roll, and he never ate it, he gave it to the pigeons.",
    ),
    (
        "e10",
        EntryKind.TEXT,
        None,
        "We married on 12 June 1971, and the garland was made of cow parsley, since roses cost too much.",
    ),
    ("e10", EntryKind.TEXT, None, "It rained, and everybody said that rain was luck."),
]
_CANTON = [
    (
        "e11",
        EntryKind.TEXT,
        None,
        "In 1994 we went to Guangzhou, to Anders's old shipmate Lin Wei and his wife Mei.",
    ),
    ("e12", EntryKind.TEXT, None, "美说：“慢慢吃，面包不会跑。”"),
    ("e12", EntryKind.TEXT, None, "我到现在还记得那句话。"),
    (
        "e11",
        EntryKind.TEXT,
        None,
        "She steamed buns and I baked rolls, and we drew each other's recipes: *one* cup, #2 pans, <no> tea.",
    ),
]
_NOW = [
    ("e13", EntryKind.VOICE, 5.0, "Anders died in 2015, in April, when the ice was going out."),
    ("e13", EntryKind.VOICE, 12.0, "I still buy one roll too many."),
    (
        "e14",
        EntryKind.VIDEO,
        2.0,
        "On Sundays Maja and Leo come, and we bake, and they ask me what the sea was like when it was mine.",
    ),
]
_LONG = (
    "I remember the smell of tar and the cold of the iron ring on the door and how the whole house "
    "shook when the ferry came in, and how my mother put one hand on the cups without looking."
)
_ZH = {
    "title": "码头、厨房与面包",
    "chapters": ["码头", "外婆的厨房", "大水", "面包房", "广州", "现在"],
    "sentences": [
        ("z1", EntryKind.VOICE, 14.2, "我1948年生在码头边的一座黄房子里。"),
        ("z1", EntryKind.VOICE, 19.0, "父亲在岸上补网，唱歌唱得很响，连海鸥都跟着叫。"),
        ("z2", EntryKind.TEXT, None, "冬天港口结冰，我和弟弟踩着冰去上学，母亲在窗口数我们。"),
    ],
}


def passages_of(told: list[tuple[str, EntryKind, float | None, str]]) -> list[Passage]:
    """One passage for each told sentence."""
    found = []
    for number, (entry, kind, start, text) in enumerate(told):
        sounded = kind in (EntryKind.VOICE, EntryKind.VIDEO)
        media = f"m-{entry}" if sounded or kind is EntryKind.PHOTO else None
        found.append(
            Passage(
                id=f"p-{entry}-{number}",
                narrator_id="n1",
                entry_id=entry,
                text=text,
                field=f"transcript:{media}" if sounded else "text",
                start=0,
                end=len(text),
                told_at=FIRST + timedelta(days=int(entry[1:])),
                media_id=media,
                start_s=start,
                end_s=None if start is None else start + 6,
                kind=kind,
            )
        )
    return found


def sentence(passage: Passage, paragraph: int = 0, text: str | None = None) -> Sentence:
    """A sentence that rests on the whole of a passage."""
    citation = Citation(passage.id, passage.start, passage.end, passage.text, passage.start_s, passage.end_s)
    return Sentence(text or passage.text, (citation,), paragraph)


def picture(
    colour: str = "steelblue", size: tuple[int, int] = (900, 600), kind: str = "JPEG", **how: object
) -> bytes:
    """A plain picture with a sun in it."""
    image = Image.new("RGB", size, colour)
    ImageDraw.Draw(image).ellipse((size[0] // 2, 60, size[0] // 2 + 160, 220), fill="gold")
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def sample_story(language: str = "en") -> tuple[Story, dict[str, Passage]]:
    """Six chapters (one of them held) and the passages under them."""
    told = [_HARBOUR, _KITCHEN, _FLOOD, _BAKERY, _CANTON, _NOW]
    titles = [
        "The harbour",
        "Grandmother's kitchen",
        "The night of the flood",
        "One roll a day",
        "Guangzhou",
        "The sea when it was mine",
    ]
    if language == "zh":
        told, titles = [_ZH["sentences"]] * 6, _ZH["chapters"]  # type: ignore[list-item,assignment]
    dates = ["1948/1959", "195X", "1959-10", "1967/1971-06-12", "1994~", "2015-04/.."]
    passages: dict[str, Passage] = {}
    chapters = []
    for number, (lines, title, date) in enumerate(zip(told, titles, dates, strict=True)):
        cut = passages_of(lines)
        passages |= {passage.id: passage for passage in cut}
        sentences = [sentence(passage, at // 3) for at, passage in enumerate(cut)]
        if number == 0 and language == "en":
            sentences.append(sentence(cut[0], 3, _LONG))
        chapters.append(
            Chapter(
                key=f"c{number}",
                title=title,
                sentences=tuple(sentences),
                date=date,
                media_ids=(f"photo{number}",) if number != 1 else ("m-e5", "photo1"),
            )
        )
    rough = passages_of(
        [("e3", EntryKind.VOICE, 40.0, "and then the the boat went where under the bridge I think")]
    )[0]
    passages["rough"] = rough = Passage(**{**rough.__dict__, "id": "rough", "draft": True})
    chapters[2] = Chapter(**{**chapters[2].__dict__, "unchecked": (sentence(rough),)})
    held = Chapter("c9", "The letters", (sentence(rough),), held="too much was cut")
    title = "The Sea When It Was Mine" if language == "en" else str(_ZH["title"])
    story = Story("s1", "n1", 1, title, language, (*chapters, held), FIRST + timedelta(days=30))
    return story, passages


def sample_book(language: str = "en") -> Book:
    """The book of that story, with pictures, a timeline and an index of people."""
    story, passages = sample_story(language)
    shapes = [(900, 600), (600, 900), (1600, 900), (800, 800), (700, 1000), (1200, 700)]
    colours = ["steelblue", "peru", "slategray", "rosybrown", "seagreen", "mediumpurple"]
    images = {f"photo{n}": picture(colour, shapes[n]) for n, colour in enumerate(colours)}
    images["m-e5"] = picture("wheat")
    captions = {
        f"photo{n}": f"The harbour from the hill, summer 19{n}4. Taken near Gothenburg." for n in range(5)
    }
    first = next(iter(passages.values()))
    events = [
        TimelineEvent("1948", "Born in the yellow house by the harbour.", first.id, first.entry_id, "told"),
        TimelineEvent("1959-10", "The flood takes the lower shelves.", first.id, first.entry_id, "told"),
        TimelineEvent("1971-06-12", "Rosa and Anders marry in the rain.", first.id, first.entry_id, "told"),
        TimelineEvent(
            "1994~", "To Guangzhou, to Lin Wei and Mei (林伟、美).", first.id, first.entry_id, "told"
        ),
        TimelineEvent("2015-04", "Anders dies, when the ice is going out.", first.id, first.entry_id, "told"),
    ]
    names = ["Nils", "Elsa", "Anders", "Lin Wei", "Mei", "Maja", "Leo", "美", "弟弟"]
    return from_story(
        story,
        passages,
        images,
        captions,
        events,
        people_in(story, [(name,) for name in names]),
        NARRATOR,
        dedication="For Maja and Leo, who asked.",
    )
