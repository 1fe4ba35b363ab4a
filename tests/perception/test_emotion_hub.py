"""A reader of feelings that settings name: a tiny one of a model family, with random weights."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import ModelUnavailable
from bot.perception.emotion_hub import HubEmotion
from bot.perception.models import Models
from memory.feelings import LABELS
from tests.perception.conftest import MakeSettings


def make(folder: Path, labels: list[str], several: bool) -> Path:
    """A tiny XLM-R-like classifier that always gives its labels logits 3, 2, 1, ... -."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    torch.manual_seed(0)
    folder.mkdir()
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "我", "高", "兴", "glad"]
    (folder / "vocab.txt").write_text("\n".join(words))
    BertTokenizerFast(vocab={word: at for at, word in enumerate(words)}).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=8,
        id2label=dict(enumerate(labels)),
        label2id={label: at for at, label in enumerate(labels)},
        problem_type="multi_label_classification" if several else "single_label_classification",
    )
    model = BertForSequenceClassification(config)
    with torch.no_grad():
        model.classifier.weight.zero_()
        model.classifier.bias.copy_(torch.tensor([3.0 - at for at in range(len(labels))]))
    model.save_pretrained(folder)
    return folder


def test_labels_are_grouped_by_their_names(tmp_path: Path) -> None:
    """Shares of one whole add up within a group, in any language; the strongest label holds."""
    folder = make(tmp_path / "one", ["gratitude", "grief", "love"], several=False)
    [found] = HubEmotion("tiny", folder).classify_all(["我高兴"])
    assert set(found.labels) == set(LABELS)
    assert found.labels["joy"] == pytest.approx((20.086 + 2.718) / (20.086 + 7.389 + 2.718), abs=0.002)
    assert found.valence > 0.4


def test_of_several_labels_each_holds_by_itself(tmp_path: Path) -> None:
    """A model of several labels gives each group its strongest label's score."""
    folder = make(tmp_path / "many", ["Anger", "annoyance", "joy"], several=True)
    [found] = HubEmotion("tiny", folder).classify_all(["glad"])
    assert found.labels["anger"] == pytest.approx(0.953, abs=0.002)
    assert found.labels["joy"] == pytest.approx(0.731, abs=0.002)
    assert found.labels["sadness"] == 0.0


def test_a_long_text_is_read_to_its_end(tmp_path: Path) -> None:
    """A text of many windows has the mean of their scores, so that its end counts as its beginning does."""
    import torch
    from transformers import BertForSequenceClassification

    folder = make(tmp_path / "long", ["joy", "sadness"], several=False)
    model = BertForSequenceClassification.from_pretrained(folder)
    with torch.no_grad():
        for weight in model.parameters():
            weight.normal_()
    model.save_pretrained(folder)
    read = HubEmotion("tiny", folder).classify_all(["我 " * 126, "高 " * 126, "我 " * 126 + "高 " * 126])
    first, second, both = (one.valence for one in read)
    assert first != second
    assert both == pytest.approx((first + second) / 2, abs=0.002)


def test_a_model_that_breaks_when_asked_cannot_be_used(tmp_path: Path) -> None:
    """Words that its network has no place for, and scores that are no numbers, raise ModelUnavailable."""
    import torch
    from transformers import BertForSequenceClassification, BertTokenizerFast

    folder = make(tmp_path / "broken", ["joy", "sadness"], several=False)
    model = BertForSequenceClassification.from_pretrained(folder)
    with torch.no_grad():
        model.classifier.bias.fill_(float("nan"))
    model.save_pretrained(folder)
    with pytest.raises(ModelUnavailable, match="no numbers"):
        HubEmotion("tiny", folder).classify_all(["glad"])
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *map(str, range(10)), "glad"]
    BertTokenizerFast(vocab={word: at for at, word in enumerate(words)}).save_pretrained(folder)
    with pytest.raises(ModelUnavailable, match="IndexError"):
        HubEmotion("tiny", folder).classify_all(["glad"])


def test_settings_name_it_for_every_language(tmp_path: Path, make_settings: MakeSettings) -> None:
    """With EMOTION=folder, Chinese too is read by the model."""
    folder = make(tmp_path / "named", ["joy", "sadness"], several=False)
    reader = Models(make_settings(EMOTION=str(folder))).emotion_reader()
    assert reader.classify("我高兴", "zh").model == "named"


def test_settings_name_one_for_chinese_alone(tmp_path: Path, make_settings: MakeSettings) -> None:
    """With EMOTION_ZH=folder, Chinese is read by that model (its labels too), English as without it."""
    folder = make(tmp_path / "chinese", ["高兴", "悲伤"], several=False)
    reader = Models(make_settings(EMOTION="lexicon", EMOTION_ZH=str(folder))).emotion_reader()
    chinese, english = reader.classify_all(["我高兴", "I am glad"], "zh")
    assert (chinese.model, english.model) == ("chinese", "lexicon")
    assert chinese.labels["joy"] > 0.5


def test_a_chinese_model_that_is_not_here_gives_way_to_the_lists(make_settings: MakeSettings) -> None:
    """Words are counted, and why is said; English goes on by its own reader."""
    reader = Models(make_settings(EMOTION="lexicon", EMOTION_ZH="some/model")).emotion_reader()
    assert reader.classify("我很高兴", "zh").model == "lexicon"
    assert reader.failure == "some/model is not on this machine"


@pytest.mark.parametrize("labels", [["LABEL_0", "LABEL_1"], None])
def test_what_is_no_reader_of_feelings_is_refused(tmp_path: Path, labels: list[str] | None) -> None:
    """Labels that name no feeling, and a folder with no model, raise ModelUnavailable."""
    folder = make(tmp_path / "odd", labels, several=True) if labels else tmp_path
    with pytest.raises(ModelUnavailable):
        HubEmotion("odd", folder).classify_all(["glad"])
