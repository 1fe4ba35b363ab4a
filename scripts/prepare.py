"""Lay out the embedded model where the settings keep caches, so that the first start is quick."""

from __future__ import annotations

import os
from pathlib import Path

from bot.settings import load_settings
from memory.export_onnx import FORMS, bundled_folder, export, file_name


def main() -> None:
    """Export the default form once; a second run finds it and does nothing."""
    cache = load_settings(os.environ, env_file=Path(".env")).cache_dir
    target = cache / file_name(FORMS[0])
    if not target.exists():
        export(bundled_folder() / "model.safetensors", cache)
    print(f"Embedder: {target}")


if __name__ == "__main__":
    main()
