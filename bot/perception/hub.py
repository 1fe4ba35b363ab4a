"""Models on disk and at the hub. Nothing is fetched but by `fetch`, and `fetch` says what it fetches."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.errors import HubUnreachable
from bot.settings import Settings

_log = logging.getLogger(__name__)
_KNOCK = 3.0  # seconds to see whether the hub is there
# Sizes whose CTranslate2 conversion is not Systran's (the list of faster-whisper 1.2).
_WHISPERS = {
    "turbo": "mobiuslabsgmbh/faster-whisper-large-v3-turbo",
    "large-v3-turbo": "mobiuslabsgmbh/faster-whisper-large-v3-turbo",
    "large": "Systran/faster-whisper-large-v3",
    "distil-large-v3": "Systran/faster-distil-whisper-large-v3",
    "distil-large-v3.5": "distil-whisper/distil-large-v3.5-ct2",
}

Progress = Callable[[str, int, int], None]
"""Called with the model's name, bytes done and bytes in all (0 where unknown yet)."""


def whisper_repo(name: str) -> str:
    """The hub's name of a Whisper given by size (``small``), or `name` as it is."""
    return name if "/" in name else _WHISPERS.get(name, f"Systran/faster-whisper-{name}")


def on_disk(name: str, needed: str, settings: Settings) -> Path | None:
    """The folder of the model `name` (a folder, or a name at the hub) that holds the file `needed`.

    Looks in the folder itself, in the data folder's models and in the hub's own cache.
    """
    folder = Path(name).expanduser()
    if (folder / needed).is_file():
        return folder
    if name.count("/") != 1 or name.startswith((".", "/", "~")):
        return None
    from huggingface_hub import snapshot_download

    for cache in (settings.models_dir, None):
        try:
            found = Path(snapshot_download(name, cache_dir=cache, local_files_only=True))
        except (OSError, ValueError):
            continue
        if (found / needed).is_file():
            return found
    return None


def fetch(name: str, settings: Settings, progress: Progress, patterns: tuple[str, ...] = ()) -> Path:
    """Fetch the model `name` into the data folder's models; its folder. Raises HubUnreachable."""
    if settings.hf_hub_offline:
        raise HubUnreachable(f"{name}: the hub is switched off by HF_HUB_OFFLINE")
    from huggingface_hub import snapshot_download
    from huggingface_hub.constants import ENDPOINT

    knock(ENDPOINT)
    _log.info("fetching the model %s from the hub", name)
    try:
        return Path(
            snapshot_download(
                name,
                cache_dir=settings.models_dir,
                allow_patterns=list(patterns) or None,
                etag_timeout=_KNOCK,
                tqdm_class=_bar(name, progress),
            )
        )
    except Exception as error:  # the hub's client raises its transports' own errors
        raise HubUnreachable(f"{name}: {type(error).__name__}") from error


def knock(hub: str) -> None:
    """Raise HubUnreachable where the address `hub` does not answer soon: its client tries for a minute."""
    from urllib.error import HTTPError
    from urllib.request import Request, urlopen

    try:
        urlopen(Request(hub, method="HEAD"), timeout=_KNOCK).close()  # noqa: S310 - the hub's own address
    except HTTPError:
        pass  # it answers
    except (OSError, ValueError) as error:
        raise HubUnreachable(f"{hub} does not answer") from error


def _bar(name: str, progress: Progress) -> Any:
    """A progress bar class, as the hub's client wants one, that draws nothing and tells `progress`."""
    from tqdm import tqdm

    class Bar(tqdm):  # type: ignore[misc]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            self.bytes = kwargs.get("unit") == "B"
            kwargs.pop("name", None)
            super().__init__(*args, **{**kwargs, "disable": False})

        def display(self, *_args: Any, **_kwargs: Any) -> bool:
            return True

        def update(self, n: float | None = 1) -> bool | None:
            done: bool | None = super().update(n)
            if self.bytes:
                progress(name, int(self.n), int(self.total or 0))
            return done

    return Bar
