"""Translation by a local sequence-to-sequence model: OPUS-MT (Marian) or NLLB, run by CTranslate2.

A model's folder is what ``ct2-transformers-converter --copy_files`` writes: ``model.bin`` and the vocabulary,
beside Marian's ``source.spm`` and ``target.spm`` or NLLB's ``sentencepiece.bpe.model``. A Marian model knows
one pair of languages, by which its folder is named (``opus-mt-en-es``); settings may name many such folders
at once as ``/models/opus-mt-{source}-{target}``. NLLB knows all its languages in one.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import prompts
from bot.errors import ModelUnavailable

_END, _UNKNOWN = "</s>", "<unk>"
_BEAM, _BATCH = 4, 16
_LONGEST = 400  # tokens of one sentence that is translated; a longer one comes back empty


class LocalTranslator:
    """A `bot.story.translation.Translate` by models in folders. Safe among threads, one call at a time."""

    def __init__(self, place: str) -> None:
        """`place` is a folder, in which ``{source}`` and ``{target}`` may stand for the languages."""
        self._place = place
        self._models: dict[Path, _Model] = {}
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """The folder's own name, as settings have it."""
        return Path(self._place).name

    def __call__(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """`texts` in `target`; what is too long comes back empty. Raises ModelUnavailable."""
        folder = folder_for(self._place, source, target)
        with self._lock:
            if folder not in self._models:
                self._models[folder] = _load(folder)
            return self._models[folder].translate(texts, source, target)


def folder_for(place: str, source: str, target: str) -> Path:
    """The folder of the model for a pair. Raises ModelUnavailable where there is none."""
    named = place.replace("{source}", source).replace("{target}", target)
    folder = Path(named).expanduser()
    if not (folder / "model.bin").is_file():
        raise ModelUnavailable(f"there is no model.bin in {folder}")
    one_pair = (folder / "source.spm").is_file()
    if one_pair and not folder.name.endswith(f"{source}-{target}"):
        raise ModelUnavailable(f"{folder.name} does not translate {source} to {target}")
    return folder


@dataclass(frozen=True)
class _Model:
    """A loaded model with what cuts text into its tokens; ``many`` for one that is told the languages."""

    translator: Any
    source: Any
    target: Any
    many: bool
    marks: frozenset[str]

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        cut = [self._tokens(one, source, target) for one in texts]
        fits = [row for row, tokens in enumerate(cut) if 1 < len(tokens) <= _LONGEST]
        prefix = [[_code(target)]] * len(fits) if self.many else None
        found = self.translator.translate_batch(
            [cut[row] for row in fits],
            target_prefix=prefix,
            beam_size=_BEAM,
            max_batch_size=_BATCH,
            max_decoding_length=2 * _LONGEST,
        )
        said = [""] * len(texts)
        for row, result in zip(fits, found, strict=True):
            said[row] = self._words(result.hypotheses[0])
        return said

    def _tokens(self, text: str, source: str, target: str) -> list[str]:
        pieces: list[str] = self.source.encode(text, out_type=str)
        if self.many:
            return [_code(source), *pieces, _END]
        return [*self._mark(target), *pieces, _END]

    def _mark(self, target: str) -> list[str]:
        """``>>es<<`` where a Marian model of several targets has it."""
        if not self.marks:
            return []
        return [mark for mark in (f">>{target}<<", f">>{_code(target)[:3]}<<") if mark in self.marks][:1]

    def _words(self, tokens: Sequence[str]) -> str:
        pieces = [one for one in tokens if one not in (_END, _UNKNOWN) and not _is_code(one)]
        return str(self.target.decode(pieces)).strip()


def _load(folder: Path) -> _Model:
    try:
        import ctranslate2
        from sentencepiece import SentencePieceProcessor

        many = (folder / "sentencepiece.bpe.model").is_file()
        files = ("sentencepiece.bpe.model",) * 2 if many else ("source.spm", "target.spm")
        source, target = (SentencePieceProcessor(model_file=str(folder / name)) for name in files)
        translator = ctranslate2.Translator(str(folder), device="auto", compute_type="default")
        return _Model(translator, source, target, many, _marks(folder))
    except (ImportError, OSError, RuntimeError, ValueError) as error:
        raise ModelUnavailable(f"the translator {folder.name} cannot be loaded: {error}") from error


def _marks(folder: Path) -> frozenset[str]:
    found: set[str] = set()
    for name in ("shared_vocabulary.json", "source_vocabulary.json"):
        if (folder / name).is_file():
            words = json.loads((folder / name).read_text(encoding="utf-8"))
            found |= {one for one in words if one.startswith(">>")}
    return frozenset(found)


def _code(language: str) -> str:
    """NLLB's name for a language, such as ``spa_Latn``. Raises ModelUnavailable where none is known."""
    found = prompts.language(language).nllb
    if found is None:
        raise ModelUnavailable(f"{language}/language.yaml names no nllb code")
    return found


def _is_code(token: str) -> bool:
    return len(token) == 8 and token[3] == "_" and token[:3].isalpha() and token[4:].isalpha()
