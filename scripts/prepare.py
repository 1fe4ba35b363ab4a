"""Lay out the embedded models where the settings keep caches, so that the first start is quick."""

from __future__ import annotations

import os
from pathlib import Path

from bot.perception import emotion_export
from bot.perception.emotion_export import read_adapter
from bot.settings import load_settings
from memory.export_onnx import FORMS, bundled_folder, export, file_name


def main() -> None:
    """Export the default forms once; a second run finds them and does nothing."""
    cache = load_settings(os.environ, env_file=Path(".env")).cache_dir
    target = cache / file_name(FORMS[0])
    if not target.exists():
        export(bundled_folder() / "model.safetensors", cache)
    print(f"Embedder: {target}")
    adapter = read_adapter()
    feeling = cache / emotion_export.file_name(adapter, FORMS[0])
    if not feeling.exists():
        emotion_export.export(adapter, cache)
    print(f"Feeling:  {feeling}")


if __name__ == "__main__":
    main()
