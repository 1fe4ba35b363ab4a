"""Rows are read, cleaned, split and changed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from memory.feelings import LABELS
from training.augment import NAMES, augmented, drop_words, swap_words
from training.examples import Cleaning, Example, clean, read_examples, read_labels, split, truth_of


def test_rows_are_read(tmp_path: Path) -> None:
    """Text, label numbers and id; a quotation mark is a sign like others."""
    path = tmp_path / "rows.tsv"
    path.write_text('"So be it\t4,2\tx1\n')
    assert read_examples(path, LABELS) == [Example('"So be it', (2, 4))]


def test_labels_may_be_named(tmp_path: Path) -> None:
    """A name that is known stands for its number."""
    path = tmp_path / "rows.tsv"
    path.write_text("So be it\tjoy,0\tx1\n")
    assert read_examples(path, ("anger", "joy")) == [Example("So be it", (0, 1))]


@pytest.mark.parametrize("row", ["no tabs", "text\tlove\tid", "text\t7\tid", "text\t-1\tid", "text\t\tid"])
def test_a_bad_row_is_named(tmp_path: Path, row: str) -> None:
    """What is no row of that form, or has a label that is none, raises ValueError with file and line."""
    path = tmp_path / "rows.tsv"
    path.write_text(f"fine\t1\ta\n{row}\n")
    with pytest.raises(ValueError, match=r"rows\.tsv, line 2"):
        read_examples(path, LABELS)


@pytest.mark.parametrize(
    "text",
    [
        "So be it\t4,2\tx1\n",
        "\ufeffSo be it\t4,2\tx1\r\n",
        "text\tlabels\tid\nSo be it\t4,2\tx1",
        "\nSo be it\t 2 , neutral\tx1\tmore\n\n",
        "So be it\t4,2",
    ],
)
def test_rows_are_read_as_programs_write_them(tmp_path: Path, text: str) -> None:
    """A head, other ends of lines, a mark in front, empty lines, more columns and none change nothing."""
    path = tmp_path / "rows.tsv"
    path.write_bytes(text.encode())
    assert read_examples(path, LABELS) == [Example("So be it", (2, 4))]


def test_what_is_no_text_is_said(tmp_path: Path) -> None:
    """Bytes that are no UTF-8, and names of labels that are none or come twice, raise ValueError."""
    (tmp_path / "rows.tsv").write_bytes(b"caf\xe9\t3\ta\n")
    with pytest.raises(ValueError, match=r"rows\.tsv is no text"):
        read_examples(tmp_path / "rows.tsv", LABELS)
    for names in ("", "joy fear joy"):
        (tmp_path / "labels.txt").write_text(names)
        with pytest.raises(ValueError, match=r"labels\.txt"):
            read_labels(tmp_path)


def test_cleaning() -> None:
    """Empty and foreign texts go, equal ones become one with the majority's labels, a tie goes."""
    rows = [
        Example("  ", (0,)),
        Example("我很高兴", (3,)),
        Example("Hi  there", (3,)),
        Example("hi there", (3,)),
        Example("Hi there", (4,)),
        Example("well", (1,)),
        Example("Well", (2,)),
        Example(":^(", (5,)),
    ]
    kept, report = clean(rows)
    assert kept == [Example("Hi there", (3,)), Example(":^(", (5,))]
    assert report == Cleaning(read=8, kept=2, empty=1, foreign=1, duplicate=2, conflicting=2)


def test_rare_labels_are_in_both_parts() -> None:
    """A tenth of each label is held out, the same for the same seed, and nothing is lost."""
    rows = [Example(f"t{at}", (0,) if at % 10 else (0, 1)) for at in range(200)]
    kept, held = split(rows, 0.1, 7)
    assert (len(kept), len(held)) == (180, 20)
    assert sum(1 in one.labels for one in held) == 2
    assert split(rows, 0.1, 7) == (kept, held)
    assert {one.text for one in kept + held} == {one.text for one in rows}


def test_truth() -> None:
    """One row a text, one column a label; no texts give no rows."""
    assert truth_of([Example("a", (0, 2))], 3).tolist() == [[True, False, True]]
    assert truth_of([], 3).shape == (0, 3)


def test_augmentations_can_be_switched_off() -> None:
    """With all shares at 0, texts are as they were."""
    texts = ["thanks [NAME], see you", "ok"]
    assert augmented(texts, 0, 0, 0, 1) == texts


def test_names_take_the_placeholders_place() -> None:
    """With share 1, each placeholder becomes a name, the same for the same seed."""
    [text] = augmented(["[NAME] and [NAME]"], 1, 0, 0, 1)
    assert set(text.split()) - {"and"} <= set(NAMES)
    assert augmented(["[NAME] and [NAME]"], 1, 0, 0, 1) == [text]


def test_words_are_dropped_and_swapped() -> None:
    """Dropping leaves a text that is not empty; swapping keeps every word."""
    text = "one two three four five six seven eight nine ten"
    assert 0 < len(drop_words(text, 0.5, random.Random(1)).split()) < 10
    assert drop_words("one", 1.0, random.Random(1)) == "one"
    swapped = swap_words(text, 0.4, random.Random(1))
    assert swapped != text
    assert sorted(swapped.split()) == sorted(text.split())
