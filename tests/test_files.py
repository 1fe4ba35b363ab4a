"""What a file is sent as, by its ending."""

from __future__ import annotations

import pytest

from bot import files
from memory.types import EntryKind


@pytest.mark.parametrize("kind", sorted(files.MEDIA))
def test_whatever_comes_in_as_a_file_has_its_kind(kind: str) -> None:
    """A sound is heard, a picture looked at and a video watched, however its ending is written."""
    wanted = (
        {EntryKind.PHOTO}
        if kind in files.PICTURES
        else {EntryKind.VIDEO}
        if kind in files.VIDEOS
        else {EntryKind.AUDIO, EntryKind.VOICE}
    )
    assert {files.file_kind(f"a.b{kind}"), files.file_kind(f"A{kind.upper()}")} <= wanted


def test_only_the_sounds_of_voice_notes_are_voice() -> None:
    """A recording of another kind may hold anything; what is no recording is a document."""
    voice = {kind for kind in files.MEDIA if files.file_kind(f"a{kind}") is EntryKind.VOICE}
    assert voice == {".ogg", ".oga", ".opus"}
    assert {files.file_kind(name) for name in ("a.pdf", "a.txt", "a", ".ogg")} == {EntryKind.DOCUMENT}
