"""Languages: a folder each, with ``language.yaml`` in it. Adding one is adding files.

Those written with the program stand in this package; a further folder (`also`) may hold others.
``docs/languages.md`` says what the files are. Read once a process.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, update_wrapper
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from prompts.errors import BadPrompt

_P = ParamSpec("_P")
_R = TypeVar("_R")

DEFAULT = "en"
COMPLETE = ("en", "zh")
"""Written with the program: every text and every rule stands in both."""
REQUIRED = ("rules/care.yaml", "rules/hard.yaml", "rules/replies.yaml", "rules/off-limits.yaml")
"""What a narrator may need to be heard by: without one of these a language is not spoken."""

_ROOT = Path(__file__).parent
_CODE = re.compile("[a-z]{2,3}")
_also: list[Path] = []


@dataclass(frozen=True)
class Language:
    """What is known of a language. ``called`` are the words by which a person names it, ``letters`` a
    regular expression's class of its letters in lower case, ``words`` common short words by which it is
    told from others of the same letters; ``zone`` a likely time zone,
    ``voice`` espeak-ng's name for it, ``gedcom`` GEDCOM's, ``nllb`` NLLB's
    (``spa_Latn``); ``spaced`` whether spaces stand between words.
    """

    code: str
    folder: Path
    name: str
    called: tuple[str, ...]
    letters: str
    words: frozenset[str] = frozenset()
    zone: str | None = None
    voice: str | None = None
    gedcom: str = "English"
    nllb: str | None = None
    spaced: bool = True


def also(folder: Path | None) -> None:
    """Look for languages in `folder` too; one that stands here already stays as it is."""
    wanted = [folder.expanduser()] if folder else []
    if wanted != _also:
        _also[:] = wanted
        for clear in _forget:
            clear()


_forget: list[Callable[[], None]] = []


def remembered(read: Callable[_P, _R]) -> Callable[_P, _R]:
    """`functools.cache` for what is read of languages; forgotten when `also` brings others."""
    return remembered_some(None)(read)


def remembered_some(most: int | None) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """The same for the last `most` calls: for what is read of somebody's words by a language's rules."""

    def decorate(read: Callable[_P, _R]) -> Callable[_P, _R]:
        cached = lru_cache(most)(read)
        _forget.append(cached.cache_clear)

        def call(*args: _P.args, **named: _P.kwargs) -> _R:
            return cached(*args, **named)  # type: ignore[arg-type]  # typeshed: cache wants Hashable

        return update_wrapper(call, read)

    return decorate


@remembered
def found() -> dict[str, Language]:
    """The languages that can be spoken, by code: the complete ones first, then by name."""
    spoken = [one for one in all_packs() if not missing(one)]
    order = [*COMPLETE, *sorted(one.code for one in spoken if one.code not in COMPLETE)]
    by_code = {one.code: one for one in spoken}
    return {code: by_code[code] for code in order if code in by_code}


def all_packs() -> list[Language]:
    """Every folder with a ``language.yaml``, spoken or not; the first of a code wins. Raises BadPrompt."""
    packs: dict[str, Language] = {}
    for root in (_ROOT, *_also):
        for path in sorted(root.glob("*/language.yaml")):
            if _CODE.fullmatch(path.parent.name):
                packs.setdefault(path.parent.name, _read(path))
    return list(packs.values())


def missing(language: Language) -> tuple[str, ...]:
    """The required files that a language lacks."""
    return tuple(name for name in REQUIRED if not (language.folder / name).is_file())


@remembered
def rules(name: str, language: str) -> Any:
    """What ``rules/<name>.yaml`` of a spoken language holds; None where it has none. Raises BadPrompt."""
    import yaml

    path = found()[language].folder / "rules" / f"{name}.yaml"
    if not path.is_file():
        return None
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise BadPrompt(f"{name}.yaml ({language}): {error}") from error


def may_be(text: str) -> tuple[str, ...]:
    """The languages whose letters `text` has: each of them may be spoken in it."""
    low = text.lower()
    return tuple(code for code, one in found().items() if re.search(f"[{one.letters}]", low))


def guess(text: str, otherwise: str) -> str:
    """The language of `text`: its letters decide, then its common short words; `otherwise` in doubt."""
    low = text.lower()
    letters = {code: len(re.findall(f"[{one.letters}]", low)) for code, one in found().items()}
    if not any(letters.values()):
        return otherwise
    # A sign of a script without spaces is worth about two letters of another.
    weight = {code: count * (1 if found()[code].spaced else 2) for code, count in letters.items()}
    most = max(weight.values())
    near = [code for code, count in weight.items() if count >= 0.8 * most]
    said = re.findall(r"[^\W\d_]+", low)
    score = {code: sum(word in found()[code].words for word in said) for code in near}
    best = max(score.values())
    likely = [code for code in near if score[code] == best]
    return otherwise if otherwise in likely or not likely else likely[0]


def small_words(text: str) -> frozenset[str]:
    """The common short words of the further language that `text` is in; none where it is in English or
    Chinese, whose own are known in code.
    """
    language = guess(text, DEFAULT)
    return frozenset() if language in COMPLETE else found()[language].words


def _read(path: Path) -> Language:
    import yaml

    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        re.compile(f"[{data['letters']}]")
        return Language(
            code=path.parent.name,
            folder=path.parent,
            name=data["name"],
            called=tuple(str(one).casefold() for one in data["called"]),
            letters=data["letters"],
            words=frozenset(str.split(data.get("words") or "")),
            zone=data.get("zone"),
            voice=data.get("voice"),
            gedcom=data.get("gedcom", "English"),
            nllb=data.get("nllb"),
            spaced=data.get("spaced", True),
        )
    except (yaml.YAMLError, KeyError, TypeError, AttributeError, re.error) as error:
        raise BadPrompt(f"{path.parent.name}/language.yaml: {error!r}") from error
