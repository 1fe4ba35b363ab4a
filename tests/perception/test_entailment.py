"""A model of entailment: a tiny untrained one is made and loaded; what is done with answers is seen apart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.errors import ModelUnavailable
from bot.perception.entailment import Entailment, entailment_label, load

WORDS = str.split("we moved to lisbon porto in june sold the boat house . my father")


def make_model(folder: Path) -> None:
    """A BERT of two small layers and a tokenizer of whole words, saved as a hub model would be."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]), encoding="utf-8")
    BertTokenizerFast(vocab_file=str(vocabulary), model_max_length=64).save_pretrained(folder)
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=5 + len(WORDS),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=64,
        max_position_embeddings=64,
        num_labels=3,
        id2label={0: "contradiction", 1: "neutral", 2: "ENTAILMENT"},
        label2id={"contradiction": 0, "neutral": 1, "ENTAILMENT": 2},
    )
    BertForSequenceClassification(config).save_pretrained(folder)


class WordsFollow(Entailment):
    """Follows where every word of the sentence stands in the window."""

    def __init__(self) -> None:
        super().__init__("words", None, None, 0)

    def probabilities(self, premises: Sequence[str], hypothesis: str) -> list[float]:
        """1 or 0."""
        words = set(hypothesis.lower().strip(".").split())
        return [float(words <= set(one.lower().replace(".", "").split())) for one in premises]


def test_a_model_is_read_from_its_folder(tmp_path: Path) -> None:
    """Its answer for each premise is the probability of its own label of entailment."""
    make_model(tmp_path)
    model = load(str(tmp_path))
    found = model.probabilities(["we moved to lisbon .", "my father sold the boat ."], "we moved .")
    assert len(found) == 2
    assert all(0 < one < 1 for one in found)
    assert found == pytest.approx([other_than_entailment(tmp_path, one) for one in (0, 1)], abs=1e-5)


def other_than_entailment(folder: Path, row: int) -> float:
    """1 less the probability of the other two labels, reckoned by hand."""
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSequenceClassification.from_pretrained(folder).eval()
    premise = ("we moved to lisbon .", "my father sold the boat .")[row]
    with torch.inference_mode():
        scores = model(**tokenizer(premise, "we moved .", return_tensors="pt")).logits.softmax(-1)[0]
    return float(1 - scores[0] - scores[1])


def test_any_window_will_do_and_every_sentence_must() -> None:
    """The best window counts for a sentence, the worst sentence for a text."""
    sources = ["We moved to Porto. My father sold the boat.", "We stayed. We moved to Lisbon. It rained."]
    follows = WordsFollow()
    assert follows("We moved to Lisbon.", sources)
    assert follows("We moved to Lisbon. My father sold the boat.", sources)
    assert not follows("We moved to Lisbon. My father sold the house.", sources)


def test_nothing_follows_from_nothing() -> None:
    """Without a source there is no entailment."""
    assert not WordsFollow()("We moved to Lisbon.", [])


def test_a_model_that_is_not_there_says_so(tmp_path: Path) -> None:
    """A typed error, so that the caller can go on without one."""
    with pytest.raises(ModelUnavailable):
        load(str(tmp_path))


def test_the_label_is_found_by_its_name() -> None:
    """Whatever its number and spelling; a model for something else is refused."""
    assert entailment_label({0: "not_entailment", 1: "entailment"}) == 1
    with pytest.raises(ModelUnavailable):
        entailment_label({0: "joy", 1: "sadness"})
