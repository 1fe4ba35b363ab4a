"""Several windows of speech heard at once by a Whisper of faster-whisper, each in its own language.

faster-whisper's own batched pipeline finds a language for each window too, but does not say which, cuts
Chinese into words at spaces, leaves out what follows the last time mark of a window, and never tries a
window again. So the same steps (encode, detect, generate, align) are taken here, in the same calls; each
window is encoded once, and what comes out repetitive or improbable is heard again alone, with rising
temperature, as faster-whisper's unbatched way does (Radford et al. 2022, arXiv:2212.04356, section 4.5).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from bot.perception.hearing import Heard
from bot.perception.windows import LONGEST, Span, Window
from memory.types import Word

_FRAMES = 100  # mel frames a second
_TICK = 0.02  # seconds between two time marks
_REPEATS, _IMPROBABLE = 2.4, -1.0  # beyond these a window is heard again: faster-whisper's own limits
_TEMPERATURES = (0.2, 0.4, 0.6, 0.8, 1.0)
_BEFORE, _AFTER = "\"'“¿([{-", "\"'.。,，!！?？:：”)]}、"  # marks that belong to a word


@dataclass(frozen=True)
class _Said:
    """What came out of one window: tokens with time marks, and the figures to doubt it by."""

    tokens: list[int]
    logprob: float
    no_speech: float


@dataclass(frozen=True)
class Encoded:
    """Windows as `model` (a faster_whisper.WhisperModel) has taken them in. Nothing of it outlives a call."""

    model: Any
    windows: Sequence[Window]
    _tokenizers: dict[str, Any] = field(default_factory=dict)
    _known: Mapping[tuple[Span, ...], Any] = field(default_factory=dict)

    def parted(self, windows: Sequence[Window]) -> Encoded:
        """The same speech in other `windows`. A processor does not encode anew those that are here already;
        a graphics card, which took all in at once and keeps them, does.
        """
        here = zip(self.windows, self._each if self._on_processor else (), strict=False)
        return Encoded(self.model, windows, self._tokenizers, {one.spans: row for one, row in here})

    @property
    def multilingual(self) -> bool:
        """Whether this Whisper knows more than English."""
        return bool(self.model.model.is_multilingual)

    @property
    def _on_processor(self) -> bool:
        return bool(self.model.model.device == "cpu")

    @cached_property
    def _encoded(self) -> Any:
        """All windows for the decoder. A processor encodes them one by one: together they would take as long,
        and several times the memory.
        """
        import numpy as np

        if self._on_processor:
            return _stored(self._each)
        return self.model.encode(np.stack([self._features(one) for one in self.windows]))

    @cached_property
    def _each(self) -> list[Any]:
        import numpy as np
        from threadpoolctl import threadpool_limits

        with threadpool_limits(1, user_api="blas"):  # or NumPy's threads go on spinning beside the model's
            features = [None if one.spans in self._known else self._features(one) for one in self.windows]
        return [
            self._known[one.spans] if feature is None else np.array(self.model.encode(feature))
            for one, feature in zip(self.windows, features, strict=True)
        ]

    def _features(self, window: Window) -> Any:
        from faster_whisper.audio import pad_or_trim

        return pad_or_trim(self.model.feature_extractor(window.samples)[..., :-1])

    def _alone(self, row: int) -> Any:
        """One window for the decoder."""
        if self._on_processor:
            return _stored(self._each[row : row + 1])
        return self.model.encode(self._features(self.windows[row]))

    def tongues(self) -> list[tuple[str, float]]:
        """Each window's most likely language and its probability."""
        if not self.multilingual:
            return [("en", 1.0)] * len(self.windows)
        found = self.model.model.detect_language(self._encoded)
        return [(token[2:-2], float(sure)) for token, sure in (one[0] for one in found)]

    def heard(self, languages: Sequence[str], names: str = "") -> list[list[Heard]]:
        """What is said in each window, heard in the language given for it; `names` may be said."""
        rows = [
            [self._piece(row, one, part) for part in self._pieces(row, one.tokens, languages[row])]
            for row, one in enumerate(self._said(languages, names))
        ]
        for language in dict.fromkeys(languages):
            self._add_words(rows, languages, language)
        return [
            [_heard(one, self.windows[row], row, languages[row]) for one in pieces if _lasts(one)]
            for row, pieces in enumerate(rows)
        ]

    def _said(self, languages: Sequence[str], names: str) -> list[_Said]:
        prompts = [
            self.model.get_prompt(self._tokenizer(one), [], hotwords=names or None) for one in languages
        ]
        options = _options(self._tokenizer(languages[0]), names)
        results = self.model.model.generate(
            self._encoded,
            prompts,
            beam_size=options.beam_size,
            patience=options.patience,
            return_scores=True,
            return_no_speech_prob=True,
            suppress_blank=True,
            suppress_tokens=options.suppress_tokens,
            max_initial_timestamp_index=round(options.max_initial_timestamp / _TICK),
        )
        said = [_said_of(one) for one in results]
        return [
            self._again(row, prompts[row], languages[row], options)
            if self._poor(one, languages[row])
            else one
            for row, one in enumerate(said)
        ]

    def _poor(self, said: _Said, language: str) -> bool:
        from faster_whisper.transcribe import get_compression_ratio

        text = self._tokenizer(language).decode(said.tokens).strip()
        return get_compression_ratio(text) > _REPEATS or said.logprob < _IMPROBABLE

    def _again(self, row: int, prompt: list[int], language: str, options: Any) -> _Said:
        encoded = self._alone(row)
        result, logprob, *_ = self.model.generate_with_fallback(
            encoded, prompt, self._tokenizer(language), options
        )
        return _Said(list(result.sequences_ids[0]), float(logprob), float(result.no_speech_prob))

    def _pieces(
        self, row: int, tokens: Sequence[int], language: str
    ) -> Iterator[tuple[float, float, list[int]]]:
        tokenizer = self._tokenizer(language)
        return pieces(tokens, tokenizer.timestamp_begin, tokenizer.eot, self.windows[row].seconds)

    def _piece(self, row: int, said: _Said, part: tuple[float, float, list[int]]) -> dict[str, Any]:
        """A piece as `add_word_timestamps` takes it: each window has a place of 30 s of its own."""
        start, end, tokens = part
        text = self._tokenizer("en").decode(tokens)
        place = row * LONGEST
        return {
            "seek": int(place * _FRAMES),
            "start": place + start,
            "end": place + end,
            "tokens": tokens,
            "text": text,
            "said": said,
            "words": [],
        }

    def _add_words(self, rows: list[list[dict[str, Any]]], languages: Sequence[str], language: str) -> None:
        """Times for the words of the windows in `language`; the others are given no words to place."""
        mine = [
            pieces if languages[row] == language else [{**pieces[0], "tokens": []}]
            for row, pieces in enumerate(rows)
        ]
        frames = [round(one.seconds * _FRAMES) for one in self.windows]
        self.model.add_word_timestamps(
            mine, self._tokenizer(language), self._encoded, frames, _BEFORE, _AFTER, 0.0
        )

    def _tokenizer(self, language: str) -> Any:
        from faster_whisper.tokenizer import Tokenizer

        if language not in self._tokenizers:
            hf = self.model.hf_tokenizer
            self._tokenizers[language] = Tokenizer(hf, self.multilingual, "transcribe", language)
        return self._tokenizers[language]


def pieces(
    tokens: Sequence[int], first_mark: int, end_of_text: int, seconds: float
) -> Iterator[tuple[float, float, list[int]]]:
    """Start, end (seconds of a window of `seconds`) and text tokens of what lies between time marks.

    Tokens from `first_mark` on are times. What follows the last one lasts to the window's end. There is
    always one piece, without tokens where nothing was said.
    """
    start, text, found = 0.0, list[int](), 0
    for token in tokens:
        if token < end_of_text:
            text.append(token)
        elif token >= first_mark:
            moment = min((token - first_mark) * _TICK, seconds)
            if text:
                yield start, max(start, moment), text
                text, found = [], found + 1
            start = moment
    if text or not found:
        yield start, max(start, seconds), text


def _stored(arrays: Sequence[Any]) -> Any:
    import numpy as np
    from ctranslate2 import StorageView

    return StorageView.from_array(np.concatenate(arrays))


def _said_of(result: Any) -> _Said:
    tokens = list(result.sequences_ids[0])
    # The score is the mean over tokens; faster-whisper counts the end of the text among them.
    logprob = float(result.scores[0]) * len(tokens) / (len(tokens) + 1)
    return _Said(tokens, logprob, float(result.no_speech_prob))


def _lasts(piece: dict[str, Any]) -> bool:
    """Whether a piece has words and takes time; faster-whisper leaves the others out, too."""
    return bool(piece["text"].strip()) and piece["end"] > piece["start"]


def _heard(one: dict[str, Any], window: Window, row: int, language: str) -> Heard:
    from faster_whisper.transcribe import get_compression_ratio

    place, said = row * LONGEST, one["said"]
    words = tuple(_word(word, window, place) for word in one["words"])
    text = one["text"]
    start = words[0].start if words else _second(window.time(one["start"] - place))
    end = words[-1].end if words else _second(window.time(one["end"] - place))
    ratio = get_compression_ratio(text)
    return Heard(text, start, end, said.no_speech, said.logprob, ratio, words, language)


def _word(word: dict[str, Any], window: Window, place: float) -> Word:
    """A word in the recording's seconds: both ends in the stretch in which its middle lies."""
    start, end = float(word["start"]) - place, float(word["end"]) - place
    middle = (start + end) / 2
    return Word(word["word"].strip(), _second(window.time(start, middle)), _second(window.time(end, middle)))


def _second(value: float) -> float:
    return round(float(value), 2)  # faster-whisper gives NumPy's numbers


def _options(tokenizer: Any, names: str) -> Any:
    from faster_whisper.transcribe import TranscriptionOptions, get_suppressed_tokens

    return TranscriptionOptions(
        beam_size=5,
        best_of=5,
        patience=1,
        length_penalty=1,
        repetition_penalty=1,
        no_repeat_ngram_size=0,
        log_prob_threshold=_IMPROBABLE,
        no_speech_threshold=0.6,
        compression_ratio_threshold=_REPEATS,
        condition_on_previous_text=False,
        prompt_reset_on_temperature=0.5,
        temperatures=list(_TEMPERATURES),
        initial_prompt=None,
        prefix=None,
        suppress_blank=True,
        suppress_tokens=get_suppressed_tokens(tokenizer, [-1]),
        without_timestamps=False,
        max_initial_timestamp=1.0,
        word_timestamps=True,
        prepend_punctuations=_BEFORE,
        append_punctuations=_AFTER,
        multilingual=False,
        max_new_tokens=None,
        clip_timestamps="0",
        hallucination_silence_threshold=None,
        hotwords=names or None,
    )
