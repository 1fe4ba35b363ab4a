import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from memory.embeddings import MiniLM, load_embedder
from memory.errors import EmbedderUnavailable
from memory.export_onnx import bundled_folder, export, file_name
from memory.hub_embeddings import HubEmbedder

TEXTS = [
    "hello",
    "My grandmother kept bees behind the house and sold the honey at the market in Porto.",
    "We moved in 1962. " * 60,
    "去年夏天我们去海边游泳。",
    "",
]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    for form in ("int8", "fp32"):
        export(bundled_folder() / "model.safetensors", folder, form)
    return folder


@pytest.fixture(scope="module")
def reference() -> np.ndarray:
    """What sentence-transformers makes of the texts: unit rows."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(bundled_folder()), device="cpu")
    return np.asarray(model.encode(TEXTS, normalize_embeddings=True))


def test_the_full_model_equals_sentence_transformers(cache: Path, reference: np.ndarray) -> None:
    """In 32-bit floats the vectors are those of sentence-transformers."""
    cosines = (MiniLM(cache, "fp32").matrix(TEXTS) * reference).sum(axis=1)
    assert cosines.min() > 0.9999


def test_the_small_model_is_close(cache: Path, reference: np.ndarray) -> None:
    """In 8-bit blocks the vectors hardly differ."""
    cosines = (MiniLM(cache).matrix(TEXTS) * reference).sum(axis=1)
    assert cosines.min() > 0.99


def test_vectors_are_unit_rows_in_the_order_of_the_texts(cache: Path) -> None:
    """Sorting by length within is not seen from outside."""
    model = MiniLM(cache)
    together = model.matrix(TEXTS)
    assert np.linalg.norm(together, axis=1) == pytest.approx(1.0, abs=1e-5)
    for row, text in zip(together, TEXTS, strict=True):
        assert float(row @ model.query(text)) > 0.999


def test_a_text_has_the_same_vector_whatever_else_is_embedded(cache: Path) -> None:
    """Alone or among others, to the last bit, so that an index built anew is the same."""
    model = MiniLM(cache)
    together = model.matrix(TEXTS)
    for row, text in zip(together, TEXTS, strict=True):
        assert (model.matrix([text])[0] == row).all()


def test_langchains_methods_give_lists(cache: Path) -> None:
    """embed_query and embed_documents are LangChain's forms of the same vectors."""
    model = MiniLM(cache, "fp32")
    [first, second] = model.embed_documents(["a boat", "a house"])
    assert len(first) == len(second) == 384
    assert model.embed_query("a boat") == pytest.approx(first, abs=1e-5)


def test_no_texts_give_no_rows(cache: Path) -> None:
    """An empty list is an empty matrix."""
    assert MiniLM(cache).matrix([]).shape == (0, 384)


def test_the_graph_is_exported_once_by_a_child_without_torch(tmp_path: Path) -> None:
    """A process that embeds imports neither torch nor onnx, and leaves the graph in the cache."""
    code = (
        "import sys, pathlib; from memory.embeddings import load_embedder;"
        f"load_embedder('embedded', pathlib.Path({str(tmp_path)!r})).query('hello');"
        "print([one for one in ('torch', 'transformers', 'onnx') if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert [one.name for one in tmp_path.iterdir()] == [file_name("int8")]


def test_exports_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    """Several exports into one folder leave one whole file."""
    weights = bundled_folder() / "model.safetensors"
    with ThreadPoolExecutor(3) as pool:
        paths = set(pool.map(lambda _: export(weights, tmp_path), range(3)))
    assert list(tmp_path.iterdir()) == list(paths)
    assert MiniLM(tmp_path).query("hello").shape == (384,)


def test_other_weights_are_refused(tmp_path: Path) -> None:
    """Weights with another hash than the pinned one are not exported."""
    wrong = tmp_path / "model.safetensors"
    wrong.write_bytes(b"something else")
    with pytest.raises(ValueError, match="expected weights"):
        export(wrong, tmp_path / "out")


def test_forms_have_fingerprints_of_their_own(tmp_path: Path) -> None:
    """Vectors of different forms are never mixed in one index."""
    assert MiniLM(tmp_path, "int8").fingerprint != MiniLM(tmp_path, "fp32").fingerprint


def test_a_model_from_a_folder_is_run_by_transformers(cache: Path, reference: np.ndarray) -> None:
    """A model named in settings gives the vectors that sentence-transformers gives."""
    model = load_embedder(str(bundled_folder()), cache)
    assert isinstance(model, HubEmbedder)
    assert (model.matrix(TEXTS) * reference).sum(axis=1).min() > 0.9999
    assert float(model.query(TEXTS[1]) @ reference[1]) > 0.9999
    assert model.understands("中文") == 1.0


def test_a_model_that_cannot_be_had_is_an_error(tmp_path: Path) -> None:
    """A name that neither the hub's cache nor the disk knows raises EmbedderUnavailable."""
    with pytest.raises(EmbedderUnavailable):
        load_embedder("nobody/no-such-model", tmp_path)


def test_a_cache_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    """Where the graph cannot be exported, EmbedderUnavailable says so."""
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(EmbedderUnavailable):
        MiniLM(blocked).query("hello")


def test_the_embedded_model_says_that_it_does_not_read_chinese(tmp_path: Path) -> None:
    """English is understood, Chinese is not."""
    model = MiniLM(tmp_path)
    assert (model.understands("a boat"), model.understands("一条船")) == (1.0, 0.0)
