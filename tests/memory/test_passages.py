from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.aligning import time_words
from memory.passages import build_passages, cut
from memory.types import (
    Caption,
    DocumentText,
    Entry,
    EntryKind,
    Media,
    MediaKind,
    Passage,
    Perception,
    PerceptionKind,
    Segment,
    Transcript,
    Word,
)

TOLD = datetime(2026, 3, 12, tzinfo=UTC)
ENTRY = Entry("e1", "n1", "1", EntryKind.VOICE, TOLD)
SOUND = Media("m1", "e1", "n1", 0, MediaKind.AUDIO)
PICTURE = Media("m2", "e1", "n1", 1, MediaKind.IMAGE)
SAID = "We moved to Lisbon in nineteen sixty two."
HEARD = tuple(Word(text, number * 0.5, number * 0.5 + 0.4) for number, text in enumerate(SAID.split()))


def heard(draft: bool = False, words: tuple[Word, ...] = HEARD) -> Perception:
    text = " ".join(word.text for word in words)
    segment = Segment(text, words[0].start, words[-1].end, words)
    value = Transcript(text, (segment,), "en", "m", "1", draft)
    return Perception("p1", "e1", "m1", PerceptionKind.TRANSCRIPT, value, TOLD)


def seen(*captions: Caption) -> Perception:
    return Perception("p2", "e1", "m2", PerceptionKind.CAPTION, captions, TOLD)


def passages(
    entry: Entry = ENTRY, *perceptions: Perception, wordings: dict[str, str] | None = None
) -> list[Passage]:
    return build_passages(entry, wordings or {}, [SOUND, PICTURE], perceptions, "en", None)


def test_a_short_text_is_one_passage() -> None:
    """A text of a few sentences stays whole, without the space around it."""
    [one] = passages(replace(ENTRY, text="  I was born in Porto. It rained. "))
    assert (one.text, one.start, one.end, one.field) == ("I was born in Porto. It rained.", 2, 33, "text")


def test_an_empty_entry_has_no_passages() -> None:
    """An entry of which nothing is known yet gives nothing."""
    assert passages(ENTRY) == []


def test_long_texts_are_cut_at_sentence_ends() -> None:
    """Each passage of a long text is whole sentences, none much longer than 80 words."""
    sentence = "My mother kept a small shop near the harbour and sold bread."
    text = " ".join([sentence] * 30)
    found = passages(replace(ENTRY, text=text))
    assert len(found) > 3
    for one in found:
        assert one.text.startswith("My mother")
        assert one.text.endswith("bread.")
        assert len(one.text.split()) <= 80


def test_a_sentence_without_an_end_is_cut_between_words() -> None:
    """A draft without any stops is cut all the same, and no word is lost."""
    text = " ".join(f"word{number}" for number in range(500))
    found = passages(replace(ENTRY, text=text))
    assert " ".join(one.text for one in found) == text
    assert max(len(one.text.split()) for one in found) <= 80


def test_long_chinese_is_cut_at_its_own_stops() -> None:
    """Chinese, which has no spaces, is cut after its full stops."""
    found = cut("我小时候住在河边的一个小村子里，父亲每天去打鱼。" * 20)
    text = "我小时候住在河边的一个小村子里，父亲每天去打鱼。" * 20
    assert len(found) > 3
    assert all(text[start:end].endswith("。") for start, end in found)


@given(st.text(alphabet="ab .,!?\n中文。，", max_size=1500))
def test_passages_cover_every_letter_once(text: str) -> None:
    """Passages never overlap, and all that lies outside of them is space."""
    spans = cut(text)
    outside, last = "", 0
    for start, end in spans:
        assert last <= start < end
        outside += text[last:start]
        last = end
    assert not (outside + text[last:]).strip()


def test_the_same_words_have_the_same_ids() -> None:
    """Ids hang on the words and their place alone."""
    entry = replace(ENTRY, text="I was born in Porto.")
    assert passages(entry) == passages(entry)
    assert passages(entry)[0].id != passages(replace(entry, text="I was born in Faro."))[0].id


def test_a_transcript_bears_seconds() -> None:
    """A passage of speech says from when to when it is heard, and when each word is."""
    [one] = passages(ENTRY, heard())
    assert (one.field, one.media_id) == ("transcript:m1", "m1")
    assert (one.start_s, one.end_s) == (0.0, pytest.approx(3.9))
    assert one.words == HEARD


def test_a_fixed_word_keeps_the_seconds() -> None:
    """When the narrator sets one word right, it and its neighbours keep their time."""
    fixed = "We moved to Lagos in nineteen sixty two."
    [one] = passages(ENTRY, heard(draft=True), wordings={"transcript:m1": fixed})
    assert one.text == fixed
    assert one.words[3] == replace(HEARD[3], text="Lagos")
    assert one.end_s == HEARD[-1].end


def test_a_fix_takes_the_draft_flag_away() -> None:
    """A draft is marked until its wording was fixed or confirmed."""
    assert passages(ENTRY, heard(draft=True))[0].draft
    confirmed = {"transcript:m1": SAID}
    assert not passages(ENTRY, heard(draft=True), wordings=confirmed)[0].draft


def test_words_put_in_lie_in_the_pause() -> None:
    """Words that the narrator added get the time between their neighbours."""
    spans = time_words(
        "We all moved", (Segment("We moved", 0, 2, (Word("We", 0, 0.5), Word("moved", 1, 2))),)
    )
    assert [(one.start_s, one.end_s) for one in spans] == [(0, 0.5), (0.5, 1), (1, 2)]


def test_a_segment_without_words_is_spread_evenly() -> None:
    """Where the model gave no words, each gets its share of the segment."""
    spans = time_words("你好吗", (Segment("你好吗", 3.0, 6.0),))
    assert [(one.start_s, one.end_s) for one in spans] == [(3, 4), (4, 5), (5, 6)]


def test_captions_are_passages_but_not_the_narrators_own() -> None:
    """What is seen in a picture is found, bears the picture's date, and is nobody's saying."""
    [one] = passages(ENTRY, seen(Caption("A harbour with boats.", (), "m", "1", taken_at="1962-06")))
    assert (one.field, one.event_date, one.own) == ("caption:m2", "1962-06", False)


def test_a_key_frame_seen_twice_is_told_once() -> None:
    """Equal captions of a video's frames make one line."""
    frame = Caption("Two people dance.", (), "m", "1", at_seconds=1.0)
    [one] = passages(ENTRY, seen(frame, replace(frame, at_seconds=9.0)))
    assert one.text == "Two people dance."


def test_documents_are_read_page_by_page() -> None:
    """Words of a document are passages of its own field."""
    reading = Perception(
        "p3", "e1", "m1", PerceptionKind.DOCUMENT, DocumentText(("Page one.", "Page two."), "m", "1"), TOLD
    )
    assert {one.field for one in passages(ENTRY, reading)} == {"document:m1"}


def test_others_words_bear_their_name() -> None:
    """Another speaker's and a forward's words are attributed and not the narrator's own."""
    for entry in (replace(ENTRY, text="Hi.", speaker="Ana"), replace(ENTRY, text="Hi.", origin="Ana")):
        [one] = passages(entry)
        assert (one.speaker, one.own) == ("Ana", False)


def test_a_date_that_is_told_is_noted() -> None:
    """The first date said in a passage is when it happened."""
    [one] = passages(replace(ENTRY, text="We married in June 1962."))
    assert one.event_date == "1962-06"
