"""A story in a second language: beside the told words, cited as they are, said to be translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

import pytest

from bot.app import App, open_app
from bot.arrivals import Arrival, Command, Press, Sender
from bot.book import render
from bot.errors import UsageError
from bot.settings import load_settings
from bot.work import stories, translating
from bot.work.translation_talk import send_translation
from memory import narrators, outbox
from memory.types import Action, EntryKind, Narrator, OutMessage
from tests.story.test_translation import Saying

WHO = Sender("terminal", "Maria", "Maria", "en")
_refs = count(100)
TOLD = {
    "I was born in 1948 in Porto.": "Nací en 1948 en Porto.",
    "My father mended nets and sang loudly all day.": "Mi padre remendaba redes y cantaba alto todo el día.",
    "I married Tom in June 1969 and it rained all day.": "Me casé con Tom en junio de 1968 y llovió.",
}
WRONG = "I married Tom in June 1969 and it rained all day."
SPANISH = "Mi madre cantaba una canción que decía que la mar no tiene llave."


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The wired program in which Maria has told four things, one of them in Spanish."""
    folder = tmp_path_factory.mktemp("translating")
    settings = load_settings({"LIFESTORY_KEY_FILE": str(folder / "key")}, home=folder / "home")
    with open_app(settings) as opened:
        narrators.create(
            opened.store, Narrator("", "Maria", "terminal", "Maria", consented_at=datetime.now(UTC))
        )
        for number, words in enumerate([*TOLD, SPANISH]):
            at = datetime(2026, 3, 1, 9, number, tzinfo=UTC)
            opened.conversation.receive(Arrival(WHO, str(number), at, EntryKind.TEXT, text=words))
        heard(opened)
        yield opened


def heard(app: App) -> list[OutMessage]:
    """What was said since, and it counts as sent."""
    return outbox.take(app.store, "terminal", "Maria")


def with_translator(app: App, saying: Saying | None) -> App:
    """The program with `saying` as its translator."""
    return replace(app, tools=replace(app.tools, translate=lambda: saying))


def maria(app: App) -> str:
    """The narrator's id."""
    return narrators.find(app.store, "Maria").id


def test_a_translation_cites_what_the_told_sentence_cites(app: App) -> None:
    """Each has its translation or stands as told; Spanish words need none; nothing is asked twice."""
    saying = Saying(TOLD)
    tools = with_translator(app, saying).tools
    story = stories.current_story(tools, maria(app))
    made = translating.of_story(tools, story, "es")
    told = {one.text: one for chapter in story.chapters for one in chapter.sentences}
    assert made.by == "by hand"
    assert {one.told for one in made.sentences if one.told in told} == set(TOLD)
    assert made.said["I was born in 1948 in Porto."] == "Nací en 1948 en Porto."
    assert made.said["First memories"] == "Primeros recuerdos"  # the program's own title
    assert all(told[one].citations for one in made.said if one in told)
    (wrong,) = [one for one in made.sentences if one.told == WRONG]
    assert wrong.text is None
    assert "number" in wrong.fault
    asked = len(saying.asked)
    again = translating.of_story(tools, story, "es")
    assert again.said == made.said
    assert {one for one, _, _ in saying.asked[asked:]}.isdisjoint(made.said)  # only what did not stand


def test_a_memory_is_translated(app: App) -> None:
    """One memory by its entry, from the language that it was told in."""
    saying = Saying({SPANISH: "My mother sang a song which said that the sea has no key."})
    tools = with_translator(app, saying).tools
    story = stories.current_story(tools, maria(app))
    passages = {one.text: one.entry_id for one in stories.gather(tools, maria(app)).passages}
    made = translating.of_entry(tools, maria(app), passages[SPANISH], story.language, "en")
    assert made.said == saying.said
    assert saying.asked == [(SPANISH, "es", "en")]


def test_the_book_stands_in_both_languages(app: App) -> None:
    """The second language below each paragraph with the same notes; Spanish words are marked as Spanish."""
    tools = with_translator(app, Saying(TOLD)).tools
    story = stories.current_story(tools, maria(app))
    plain = stories.make_book(tools, maria(app), story)
    assert re.search(rf'<span id="[^"]+" lang="es" xml:lang="es">{SPANISH}', render(plain, "html").decode())
    page = render(translating.book_in_two(tools, plain, story, "es"), "html").decode()
    paragraphs = re.findall(r'<p class="other" lang="es".*?</p>', page, re.DOTALL)
    (paragraph,) = [one for one in paragraphs if "Nací en 1948" in one]
    assert re.findall(r'href="#n(\d+)"', paragraph)
    assert "Traducido del inglés por by hand" in page
    assert "I was born in 1948" in page


def test_translate_in_the_chat(app: App) -> None:
    """/translate asks for the language; the story, who translated, what was kept, and the book come."""
    talking = with_translator(app, Saying(TOLD))
    app.conversation.command(Command(WHO, f"c{next(_refs)}", datetime.now(UTC), "translate", ""))
    (which,) = heard(app)
    labels = [one.data for line in which.buttons for one in line]
    assert labels == ["translate:zh", "translate:es"]
    send_translation(talking.tools, maria(app), "es", "r1")
    said = heard(app)
    texts = "\n".join(one.text for one in said)
    assert "Nací en 1948 en Porto." in texts
    assert f"[{WRONG}]" in texts
    assert SPANISH in texts
    assert "Translated from English by by hand." in texts
    assert "One sentence stands as you told it" in texts
    assert [one.file_name for one in said if one.action is Action.DOCUMENT] == [
        "book.pdf",
        "book.epub",
    ]


def test_a_story_is_not_translated_into_its_own_language(app: App) -> None:
    """Asked for by name it is said so: nothing is shown as if it could not be translated."""
    saying = Saying(TOLD)
    send_translation(with_translator(app, saying).tools, maria(app), "en", "r2")
    assert [one.text for one in heard(app)] == ["Your story is in English already."]
    assert saying.asked == []


def test_without_a_translator_it_says_so(app: App) -> None:
    """Nothing here translates: one kind sentence in the chat, a usage error on the command line."""
    app.conversation.press(Press(WHO, "p1", datetime.now(UTC), "translate:es", "m"))
    assert [one.text for one in heard(app)] == [
        "I have no translator here. The person who runs me can set one up."
    ]
    with pytest.raises(UsageError, match="TRANSLATOR"):
        translating.of_texts(app.tools, maria(app), ["One."], "en", "es")
    with pytest.raises(UsageError, match="no such language"):
        translating.of_texts(app.tools, maria(app), ["One."], "en", "qq")


def test_a_translation_is_sealed_and_erased(app: App) -> None:
    """What is kept of a translation cannot be read in the files, and goes with its narrator."""
    tools = with_translator(app, Saying(TOLD)).tools
    translating.of_story(tools, stories.current_story(tools, maria(app)), "es")
    home = app.settings.home
    files = [one for one in home.rglob("*") if one.is_file()]
    assert all(b"remendaba" not in one.read_bytes() for one in files)
