"""How much simulated narrators tell in an interview, beside two plain ways of asking.

``python -m benchmarks.interview [--turns 40] [--seeds 3] [--first-seed 0] [--json]
[--only PERSONA,PERSONA] [--show PERSONA]``

Eight personas with 60-200 hidden memories each (``lives/`` in LIFESTORY_DATA, and ``lives_en.jsonl``,
three lives written for this), who answer by the rules in `benchmarks._narrators`, are interviewed by
the product's engine, by the bank in its fixed order and by a random choice from it. There is a night
after every 20 turns, and where the narrator agrees to stop.

Printed per interview of `--turns` questions: hidden memories told, topics of the bank that what was told is
near to (the agenda's own bar), near-repeats (cosine to one of the last 200 questions at or above the
engine's bar, or the same words), and refusals respected: of all refusals, the share after which no question
was of the declined topic or near to the declined wording. Then, by persona, what a question of each kind
brought: asked in one interview, memories each. Last, the seconds that one question takes of a narrator with
1,000 passages and 200 questions behind them.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import prompts
from benchmarks._interviewers import SYSTEMS, Ask, Interview
from benchmarks._lives import Persona, chinese_persona, personas
from benchmarks._long import seconds_a_question
from benchmarks._narrators import Simulated
from bot.interview.likeness import CLOSED_COSINE, NEAR_COSINE, Vectors, vectors_of
from memory.embeddings import Embedder, load_embedder
from memory.types import Outcome, Question

_SITTING = 20
_NIGHT = timedelta(hours=12)
_LOOK_BACK = 200


@dataclass(frozen=True)
class Result:
    """Of one interview: memories told, topics covered, near-repeats, refusals and those respected,
    questions that brought a memory; by kind of question how many were asked and what they brought.
    """

    memories: int
    topics: int
    repeats: int
    declined: int
    respected: int
    fruitful: int
    kinds: Mapping[str, tuple[int, int]]


def interview(persona: Persona, ask: Ask, embedder: Embedder, turns: int, seed: int, show: bool) -> Result:
    """Hold one interview."""
    vectors = vectors_of(embedder)
    narrator = Simulated(persona, vectors.of, seed)
    talk = Interview(persona.language)
    fruitful = 0
    kinds: dict[str, tuple[int, int]] = {}
    for turn in range(turns):
        if turn % _SITTING == 0:
            narrator.rest()
            talk.now += _NIGHT
        question = ask(talk, seed)
        if question is None and talk.questions and talk.questions[-1].kind == "rest":
            narrator.rest()
            talk.about, talk.now = None, talk.now + _NIGHT
            question = ask(talk, seed)
        if question is None:
            break
        resting = question.kind == "rest"
        reply = narrator.offered_rest() if resting else narrator.answer(question.text)
        fruitful += bool(reply.memories)
        asked, brought = kinds.get(question.kind, (0, 0))
        kinds[question.kind] = (asked + 1, brought + len(reply.memories))
        talk.note(question, reply)
        if show:
            print(f"\n[{turn + 1}] {question.text}\n    ({question.kind}; {question.why})\n  – {reply.text}")
    return _result(talk, narrator, vectors, fruitful, kinds)


def _result(
    talk: Interview,
    narrator: Simulated,
    vectors: Vectors,
    fruitful: int,
    kinds: Mapping[str, tuple[int, int]],
) -> Result:
    asked = [one for one in talk.questions if one.kind != "rest"]
    respected, declined = _refusals(asked, vectors)
    return Result(
        len(narrator.told),
        _topics(talk, narrator, vectors),
        _repeats(asked, vectors, talk.language),
        declined,
        respected,
        fruitful,
        kinds,
    )


def _topics(talk: Interview, narrator: Simulated, vectors: Vectors) -> int:
    told = [narrator.persona.memories[number] for number in sorted(narrator.told)]
    if not told:
        return 0
    topics = vectors.of([f"{one.title}. {one.opener}" for one in prompts.questions(talk.language).topics])
    return int(((topics @ vectors.of(told).T).max(axis=1) >= NEAR_COSINE).sum())


def _repeats(asked: Sequence[Question], vectors: Vectors, language: str) -> int:
    bar = vectors.bars(prompts.questions(language)).twin
    rows = vectors.of([one.text for one in asked])
    count = 0
    for number, one in enumerate(asked):
        before = slice(max(0, number - _LOOK_BACK), number)
        same = one.text in {other.text for other in asked[before]}
        count += same or (number > 0 and float((rows[before] @ rows[number]).max()) >= bar)
    return count


def _refusals(asked: Sequence[Question], vectors: Vectors) -> tuple[int, int]:
    """Refusals after which the topic and the wording were left alone, and all refusals."""
    respected = declined = 0
    for number, one in enumerate(asked):
        if one.outcome is not Outcome.DECLINED:
            continue
        later = asked[number + 1 :]
        near = (
            vectors.of([q.text for q in later]) @ vectors.of([one.text])[0] >= CLOSED_COSINE if later else []
        )
        in_bank = one.topic in prompts.questions("en").by_key
        again = any(in_bank and q.topic == one.topic for q in later) or any(near)
        declined += 1
        respected += not again
    return respected, declined


def measure(
    embedder: Embedder, cast: Sequence[Persona], turns: int, seeds: Sequence[int]
) -> dict[str, dict[str, list[Result]]]:
    """Results by system and persona, one a seed."""
    return {
        name: {
            one.name: [interview(one, make(embedder), embedder, turns, seed, False) for seed in seeds]
            for one in cast
        }
        for name, make in SYSTEMS.items()
    }


def summary(results: dict[str, list[Result]]) -> dict[str, float]:
    """Means over personas and seeds, the spread over personas, refusals respected in percent."""
    every = [one for some in results.values() for one in some]
    means = [statistics.fmean(one.memories for one in some) for some in results.values()]
    declined = sum(one.declined for one in every)
    return {
        "memories": round(statistics.fmean(means), 1),
        "spread": round(statistics.stdev(means), 1) if len(means) > 1 else 0.0,
        "least": round(min(means), 1),
        "most": round(max(means), 1),
        "topics": round(statistics.fmean(one.topics for one in every), 1),
        "fruitful": round(statistics.fmean(one.fruitful for one in every), 1),
        "near_repeats": sum(one.repeats for one in every),
        "refusals": declined,
        "respected_percent": round(100 * sum(one.respected for one in every) / declined, 1)
        if declined
        else 100.0,
    }


def ratios(results: dict[str, dict[str, list[Result]]]) -> dict[str, float]:
    """Memories told by the engine over those by the better baseline: of the means, and by persona."""
    means = {
        name: {who: statistics.fmean(one.memories for one in some) for who, some in of_system.items()}
        for name, of_system in results.items()
    }
    mine = means.pop("the engine")
    better = max(means.values(), key=lambda one: statistics.fmean(one.values()))
    by_persona = {who: mine[who] / max(1.0, better[who]) for who in mine}
    overall = statistics.fmean(mine.values()) / statistics.fmean(better.values())
    return {"overall": round(overall, 2), **{who: round(value, 2) for who, value in by_persona.items()}}


def by_kind(results: Sequence[Result]) -> dict[str, dict[str, float]]:
    """For each kind of question: how many in one interview, and the memories that one brought."""
    found = {}
    for kind in dict.fromkeys(kind for one in results for kind in one.kinds):
        asked, brought = (sum(one.kinds.get(kind, (0, 0))[at] for one in results) for at in (0, 1))
        found[kind] = {"asked": round(asked / len(results), 1), "memories": round(brought / asked, 2)}
    return found


def main() -> None:
    """Measure and print, or show one interview."""
    parser = argparse.ArgumentParser(description="Simulated narrators, interviewed in three ways.")
    parser.add_argument("--turns", type=int, default=40)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--first-seed", type=int, default=0, help="seeds from here on, for a check elsewhere")
    parser.add_argument("--json", action="store_true", help="the last line is one JSON object")
    parser.add_argument("--show", help="print one whole interview of this persona (liuhe: in Chinese)")
    parser.add_argument("--only", help="these personas, with commas between")
    chosen = parser.parse_args()
    embedder = load_embedder("embedded", Path(tempfile.gettempdir()) / "lifestory-models")
    cast = [one for one in personas() if not chosen.only or one.name in chosen.only.split(",")]
    if chosen.show:
        persona = {one.name: one for one in (*personas(), chinese_persona())}[chosen.show]
        print(interview(persona, SYSTEMS["the engine"](embedder), embedder, chosen.turns, 0, True))
        return
    seeds = range(chosen.first_seed, chosen.first_seed + chosen.seeds)
    results = measure(embedder, cast, chosen.turns, seeds)
    figures = {name: summary(some) for name, some in results.items()}
    for name, some in figures.items():
        print(f"{name:12} " + "  ".join(f"{key} {value}" for key, value in some.items()))
    gain = ratios(results)
    print("engine / better baseline: " + "  ".join(f"{key} {value}" for key, value in gain.items()))
    kinds = {
        who: {name: by_kind(some[who]) for name, some in results.items()} for who in results["the engine"]
    }
    for who, systems in kinds.items():
        for name, some in systems.items():
            told = "  ".join(f"{kind} {one['asked']} x {one['memories']}" for kind, one in some.items())
            print(f"{who}, {name}: {told}")
    seconds = seconds_a_question(embedder)
    print(f"seconds a question after 200, with 1,000 passages: {seconds:.2f}")
    if chosen.json:
        rest = {"kinds": kinds, "seconds_a_question": round(seconds, 3)}
        print(json.dumps({"systems": figures, "ratio": gain, **rest}))


if __name__ == "__main__":
    main()
