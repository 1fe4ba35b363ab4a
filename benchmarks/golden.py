"""The golden chapters in docs/golden: what the default writer makes of three sample narrators, to be read.

``python -m benchmarks.golden`` writes them anew; a test compares them with what the writer makes today.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks._golden import Life, sample_lives, story_of
from memory.sentences import language_of
from memory.types import Chapter, Citation, Sentence

FOLDER = Path(__file__).parent.parent / "docs" / "golden"


def pages() -> dict[str, str]:
    """File name -> text, for each sample narrator."""
    return {f"{life.narrator.id}.md": page(life) for life in sample_lives()}


def page(life: Life) -> str:
    """A life's chapters with their citations as notes."""
    story = story_of(life)
    notes: list[str] = []
    body = [part for chapter in story.chapters for part in _chapter(chapter, life, notes)]
    return "\n\n".join([f"# {story.title}", *body, "---", "\n".join(notes)]) + "\n"


def _chapter(chapter: Chapter, life: Life, notes: list[str]) -> Iterator[str]:
    yield f"## {chapter.title}"
    paragraph: list[Sentence] = []
    pictures: dict[int, list[str]] = {}
    for number, media_id in chapter.beside:
        pictures.setdefault(number, []).append(media_id)
    for one in (*chapter.sentences, None):
        if paragraph and (one is None or one.paragraph != paragraph[0].paragraph):
            yield _paragraph(paragraph, life, notes)
            yield from (f"> {media_id}" for media_id in pictures.get(paragraph[0].paragraph, ()))
            paragraph = []
        if one is not None:
            paragraph.append(one)


def _paragraph(sentences: list[Sentence], life: Life, notes: list[str]) -> str:
    text = ""
    for one in sentences:
        numbers = []
        for cited in one.citations:
            notes.append(f"{len(notes) + 1}. {_note(cited, life)}")
            numbers.append(str(len(notes)))
        joint = "" if not text or language_of(one.text) == "zh" else " "
        text += f"{joint}{one.text}<sup>{','.join(numbers)}</sup>"
    return {"heading": f"### {text}", "asked": f"*{text}*"}.get(sentences[0].role, text)


def _note(cited: Citation, life: Life) -> str:
    entry = next(one.entry_id for one in life.passages if one.id == cited.passage_id)
    heard = "" if cited.start_s is None else f", {cited.start_s:.1f}–{cited.end_s:.1f} s"
    return f"{entry}{heard}: {cited.quote}"


def main() -> None:
    """Write every page."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(FOLDER.name + "/" + name)


if __name__ == "__main__":
    main()
