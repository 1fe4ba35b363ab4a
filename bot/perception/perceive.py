"""The door of perception: one file in, readings out. What cannot be read becomes a Trouble."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bot.errors import ModelUnavailable, PerceptionError
from bot.perception import voice
from bot.perception.caption import FactsCaptioner, SeeingModel
from bot.perception.emotion_reader import EmotionReader
from bot.perception.models import (
    DRAFT,
    MODEL,
    WHISPER,
    Choice,
    Models,
    choose_captioner,
    choose_transcriber,
)
from bot.perception.picture import CUT_FILE
from bot.perception.restore import Restorer
from bot.perception.sandbox import NORMAL, Job, Limits, private_folder, run
from bot.perception.sniff import Sniffed, sniff
from bot.perception.transcribe import (
    DraftTranscriber,
    Progress,
    WhisperTranscriber,
    decoded,
    unwatched,
)
from bot.perception.video import Hear, Reading, read_video, readings_of
from bot.settings import Settings
from memory.types import (
    CaptionFact,
    DocumentText,
    Emotion,
    MediaKind,
    Transcript,
    Trouble,
)

_log = logging.getLogger(__name__)
_AT_ONCE = 12  # pictures that one child opens
_A_PICTURE = 4.0  # seconds more for each
NO_SPEECH_MODEL = "no-speech-model"


@dataclass(frozen=True)
class Perceiver:
    """Reads media and words. Models are found and loaded when first needed; every call may take long."""

    settings: Settings
    limits: Limits = NORMAL
    models: Models = field(init=False)
    _whisper: WhisperTranscriber = field(init=False)
    _seeing: SeeingModel = field(init=False)
    emotions: EmotionReader = field(init=False)

    def __post_init__(self) -> None:
        found = Models(self.settings)
        name = f"whisper-{_model_name(self.settings.whisper_model)}"
        batch = self.settings.whisper_batch
        whisper = WhisperTranscriber(name, found.whisper.get, batch)
        seeing = SeeingModel(_model_name(self.settings.caption_model), found.captions.get)
        emotions = found.emotion_reader()
        parts = {"models": found, "_whisper": whisper, "_seeing": seeing, "emotions": emotions}
        for name, value in parts.items():
            object.__setattr__(self, name, value)

    def perceive_media(
        self,
        path: Path,
        kind: MediaKind,
        language: str | None = None,
        made: tuple[CaptionFact, ...] | None = None,
        names: Sequence[str] = (),
        progress: Progress = unwatched,
    ) -> list[Reading]:
        """The readings of the file at `path`. `kind` is what the channel said; the file's bytes decide.

        `language` is the narrator's; `made` says how a picture was made here of another (nothing is looked
        for to be cut out of it). `names` are of people and places they told of, most often first, and
        `progress` is told how much of the sound was heard. Never raises for what is in the file.
        """
        hear = partial(self._heard, names=names, progress=progress)
        try:
            return self._read(path, kind_of(sniff(path), kind), language, hear, made)
        except PerceptionError as error:
            return [Trouble(error.reason)]
        except ModelUnavailable:
            return [Trouble(NO_SPEECH_MODEL)]

    def watch(self, job: Job, language: str) -> tuple[list[Reading], dict[str, Any]]:
        """The readings of a video, and the child's word on it, whose pictures lie in the job's folder: a job
        for `stills.watch`. Raises PerceptionError.
        """
        found = run(job)
        hear = partial(self._heard, names=(), progress=unwatched)
        return readings_of(found, job.folder, language, hear, self.captioner()), found

    def classify(self, text: str, language: str) -> Emotion:
        """The feeling in words."""
        return self.emotions.classify(text, language)

    def classify_all(self, texts: Sequence[str], language: str) -> list[Emotion]:
        """The feelings in many texts, in their order."""
        return self.emotions.classify_all(texts, language)

    def place_name(self, latitude: float, longitude: float) -> str | None:
        """``town, country`` near a position in degrees, or None far from any town."""
        with private_folder() as folder:
            where = {"latitude": latitude, "longitude": longitude}
            try:
                found = run(Job("place", folder, folder, self.limits, where))
            except PerceptionError:
                return None
        place: str | None = found["place"]
        return place

    def transcribe(self, path: Path, language: str | None) -> Transcript:
        """See `Transcriber`."""
        with decoded(path, self.limits) as (sound, duration):
            return self.hear(sound, duration, language)

    def hear(
        self,
        sound: Path,
        duration: float,
        language: str | None,
        names: Sequence[str] = (),
        progress: Progress = unwatched,
    ) -> Transcript:
        """Words of raw 16 kHz samples by the best model that is here; a Whisper that cannot be loaded,
        or does not know the language, gives way to the next. Raises PerceptionError, ModelUnavailable.
        """
        choice = choose_transcriber(self.settings, self.models.available())
        if choice.name == WHISPER:
            try:
                return self._whisper.hear(sound, duration, language, names, progress)
            except ModelUnavailable:
                if self.settings.transcriber == WHISPER or not self.models.available().draft:
                    raise
                choice = Choice(DRAFT, "unloadable")
        if choice.name == DRAFT:
            return DraftTranscriber(self.limits).hear(sound, duration, language, progress)
        raise ModelUnavailable(choice.why)

    def _heard(
        self,
        sound: Path,
        duration: float,
        language: str | None,
        *,
        names: Sequence[str],
        progress: Progress,
    ) -> list[Reading]:
        """The words in raw samples, and how the voice sounds that says them. Raises as `hear`."""
        transcript = self.hear(sound, duration, language, names, progress)
        if not transcript.text:
            return [transcript]
        try:
            return [transcript, voice.measure(sound, transcript, self.limits)]
        except PerceptionError as error:  # the words count; how they sound is only beside them
            _log.warning("a voice could not be measured: %s", error.reason)
            return [transcript]

    def captioner(self) -> FactsCaptioner:
        """With the model that is here, or without one."""
        choice = choose_captioner(self.settings, self.models.available())
        return FactsCaptioner(self.limits, self._seeing if choice.name == MODEL else None)

    def cut_album(self, page: Path, folder: Path) -> list[Path]:
        """The photographs on the album page at `page` as JPEGs in `folder`, in the order of reading.

        Raises PerceptionError.
        """
        found = run(Job("cut", page, folder, self.limits))
        return [folder / CUT_FILE.format(number) for number in range(1, found["photos"] + 1)]

    def restorer(self) -> Restorer:
        """What restores old photographs. Raises ModelUnavailable where settings name none that works."""
        return self.models.restorer.get()

    def shown(self, pictures: Mapping[str, bytes], side: int = 1600, quality: int = 90) -> dict[str, bytes]:
        """Each picture as a JPEG that every program shows: upright, without metadata, its longer side at
        most `side` pixels. Pictures that cannot be opened are left out.
        """
        found: dict[str, bytes] = {}
        names = list(pictures)
        for start in range(0, len(names), _AT_ONCE):
            some = {name: pictures[name] for name in names[start : start + _AT_ONCE]}
            try:
                found |= self._shown(some, side, quality)
            except PerceptionError:  # one of them ended the child: the others alone
                found |= self._each_shown(some, side, quality)
        return found

    def _each_shown(self, pictures: Mapping[str, bytes], side: int, quality: int) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for name, data in pictures.items():
            with contextlib.suppress(PerceptionError):
                found |= self._shown({name: data}, side, quality)
        return found

    def _shown(self, pictures: Mapping[str, bytes], side: int, quality: int) -> dict[str, bytes]:
        with private_folder() as folder:
            files = {str(number): name for number, name in enumerate(pictures)}
            for file, name in files.items():
                (folder / file).write_bytes(pictures[name])
            limits = self.limits.longer(_A_PICTURE * len(files))
            options = {"side": side, "quality": quality, "files": list(files)}
            done = run(Job("show", folder, folder, limits, options))["done"]
            return {files[file]: (folder / f"{file}.jpg").read_bytes() for file in done}

    def _read(
        self,
        path: Path,
        kind: MediaKind,
        language: str | None,
        hear: Hear,
        made: tuple[CaptionFact, ...] | None = None,
    ) -> list[Reading]:
        if kind is MediaKind.AUDIO:
            with decoded(path, self.limits) as (sound, duration):
                return hear(sound, duration, language)
        if kind is MediaKind.IMAGE:
            return [(self.captioner().caption(path, language or "en", made),)]
        if kind is MediaKind.VIDEO:
            return read_video(path, language, hear, self.captioner(), self.limits)
        if kind in (MediaKind.PDF, MediaKind.TEXT):
            return [self._document(path, kind)]
        raise PerceptionError("unsupported")

    def _document(self, path: Path, kind: MediaKind) -> DocumentText:
        with private_folder() as folder:
            found = run(Job("document", path, folder, self.limits, {"kind": kind.value}))
        reader = "pypdf" if kind is MediaKind.PDF else "charset-normalizer"
        return DocumentText(tuple(found["pages"]), reader, version(reader))


def _model_name(name: str) -> str:
    """`name`, or a folder's own name: its path says where someone's files lie."""
    return Path(name).name if Path(name).expanduser().is_dir() else name


def kind_of(found: Sniffed, said: MediaKind) -> MediaKind:
    """The kind to read a file as. Where a container may hold sound alone, the channel's word decides."""
    if found.either and said is MediaKind.AUDIO:
        return MediaKind.AUDIO
    return found.kind
