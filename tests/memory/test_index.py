from pathlib import Path

import numpy as np
import pytest

from memory.index import NarratorIndex, erase_index, folder_of, open_index, orthogonal
from memory.store import Store
from tests.memory.making import WordEmbedder, narrator

EMBEDDER = WordEmbedder()
TEXTS = ["the blue boat", "a red house", "my sister Ana", "bread and salt"]
IDS = ["p0", "p1", "p2", "p3"]


SERIALS = {one: at for at, one in enumerate(IDS, start=1)}


def filled(folder: Path) -> NarratorIndex:
    index = NarratorIndex(folder, b"k" * 32)
    index.add(SERIALS, EMBEDDER.matrix(TEXTS))
    return index


def test_the_nearest_vector_is_found_first_with_its_cosine(tmp_path: Path) -> None:
    """Search gives ids by falling cosine, and turning the vectors changes none of them."""
    index = filled(tmp_path)
    question = EMBEDDER.query("blue boat")
    cosines = EMBEDDER.matrix(TEXTS) @ question
    found = index.search(question, 4)
    assert [one for one, _ in found] == [IDS[at] for at in np.argsort(-cosines)]
    assert dict(found) == pytest.approx(dict(zip(IDS, cosines.tolist(), strict=True)), abs=1e-5)
    index.close()


def test_vectors_come_back_as_they_were_given(tmp_path: Path) -> None:
    """Reading the vectors turns them back."""
    index = filled(tmp_path)
    for one, row in zip(IDS, EMBEDDER.matrix(TEXTS), strict=True):
        assert index.vectors()[one] == pytest.approx(row, abs=1e-5)
    index.close()


def test_vectors_on_disk_are_not_those_of_the_texts(tmp_path: Path) -> None:
    """With another key the stored vectors say nothing of their texts."""
    filled(tmp_path).close()
    other = NarratorIndex(tmp_path, b"x" * 32)
    rows = np.stack([other.vectors()[one] for one in IDS])
    assert np.abs((rows * EMBEDDER.matrix(TEXTS)).sum(axis=1)).max() < 0.8
    other.close()


def test_no_word_is_written_to_disk(tmp_path: Path) -> None:
    """The index's files hold no word of the texts."""
    index = filled(tmp_path)
    index.close()
    written = b"".join(one.read_bytes() for one in tmp_path.rglob("*") if one.is_file())
    assert b"p0" in written
    for word in (b"boat", b"sister", b"bread"):
        assert word not in written


def test_an_index_survives_closing(tmp_path: Path) -> None:
    """What was added is there when the index is opened again."""
    filled(tmp_path).close()
    again = NarratorIndex(tmp_path, b"k" * 32)
    assert again.serials() == SERIALS
    assert again.search(EMBEDDER.query("sister Ana"), 1)[0][0] == "p2"
    again.close()


def test_a_vector_given_anew_takes_the_old_ones_place(tmp_path: Path) -> None:
    """Adding under a known id replaces its vector and its serial, also once it was searched."""
    index = filled(tmp_path)
    assert index.search(EMBEDDER.query("blue boat"), 1)[0][0] == "p0"
    index.add({"p0": 9}, EMBEDDER.matrix(["green fields"]))
    assert index.search(EMBEDDER.query("green fields"), 1)[0][0] == "p0"
    assert index.search(EMBEDDER.query("blue boat"), 1)[0][1] < 0.9
    assert index.serials()["p0"] == 9
    index.close()


def test_removed_ids_are_not_found(tmp_path: Path) -> None:
    """A removed vector is gone at once; removing an unknown one does nothing."""
    index = filled(tmp_path)
    index.remove(["p0", "unknown"])
    assert set(index.serials()) == {"p1", "p2", "p3"}
    assert "p0" not in dict(index.search(EMBEDDER.query("blue boat"), 4))
    index.close()


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    """Searching before anything was added gives nothing."""
    index = NarratorIndex(tmp_path, b"k" * 32)
    assert index.search(EMBEDDER.query("boat"), 5) == []
    assert index.vectors() == {}
    index.close()


def test_narrators_have_directories_and_keys_of_their_own(store: Store) -> None:
    """Erasing one narrator's index leaves the other's alone."""
    first, second = narrator(store, "Rosa"), narrator(store, "Ines")
    for one in (first, second):
        index = open_index(store, one, folder_of(store, one) / "000001")
        index.add(SERIALS, EMBEDDER.matrix(TEXTS))
        index.close()
    erase_index(store, first)
    assert not folder_of(store, first).exists()
    assert folder_of(store, second).is_dir()


def test_the_turning_matrix_is_orthogonal_and_hangs_on_the_key() -> None:
    """The matrix keeps lengths and angles, is the same each time, and another for another key."""
    turn = orthogonal(b"a" * 32, 48)
    assert turn @ turn.T == pytest.approx(np.eye(48), abs=1e-5)
    assert (turn == orthogonal(b"a" * 32, 48)).all()
    assert np.abs(turn - orthogonal(b"b" * 32, 48)).max() > 0.1


def test_an_index_is_read_whole_however_large(tmp_path: Path) -> None:
    """More vectors than the database takes in one query are all read, by all ways."""
    index = NarratorIndex(tmp_path, b"key")
    serials = {f"{number:05d}": number for number in range(33_000)}
    rows = np.random.default_rng(0).standard_normal((len(serials), 4)).astype(np.float32)
    index.add(serials, rows / np.linalg.norm(rows, axis=1, keepdims=True))
    assert index.serials() == index.serials(list(serials)) == serials
    assert set(index.vectors()) == set(serials)
    index.close()
