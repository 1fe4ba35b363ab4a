"""The feeling of an entry joined from its words, the voice and what a picture shows. Pure.

Late fusion by a weighted mean (Atrey et al. 2010, "Multimodal fusion for multimedia analysis"): words and
pictures give labels and valence, each by a chosen weight times how certain its reading is. A voice gives
arousal alone: pitch, loudness and pace tell how stirred somebody is, and hardly whether it is good
or bad (Banse and Scherer 1996). It is held against this narrator's other recordings, never against others.
The weights are chosen and not learnt: no labelled voices could be had. Never a diagnosis.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import median

from memory.feelings import LABELS, uncertainty
from memory.types import Emotion, Part, Voice

MODEL, VERSION = "joined", "1"
WORDS, PICTURE = 1.0, 0.25  # weights before certainty; the picture shows what was there, not how it felt
ROUGH = 0.5  # of the weight of words that were heard only roughly
KNOWN = 5  # recordings from which it is known how somebody usually sounds
_LEAST = 0.2  # certainty that is left to the most uncertain reading

# The least that counts as a usual spread, so that a very even speaker is not thought stirred by nothing:
# letters a second, semitones, dB, share of time.
_FLOOR = {"pace": 1.0, "pitch": 1.0, "loudness": 3.0, "pauses": 0.06}
# What a sign says of arousal (Scherer 2003): more of it, or with pauses less.
_SIGNS = {"pace": 1.0, "pitch": 1.0, "loudness": 1.0, "pauses": -1.0}


def joined(
    words: Emotion | None,
    voice: Voice | None = None,
    usual: Sequence[Voice] = (),
    picture: Emotion | None = None,
    *,
    rough: bool = False,
) -> Emotion | None:
    """The feeling of an entry; None without words. `usual` are the narrator's other recordings.

    `rough` words are those of a draft transcript. With words alone their reading stays as it is.
    """
    if words is None or (voice is None and picture is None):
        return words
    weights = {"words": WORDS * certainty(words) * (ROUGH if rough else 1.0)}
    read = {"words": words}
    if picture is not None:
        weights["picture"] = PICTURE * certainty(picture)
        read["picture"] = picture
    whole = sum(weights.values())
    shares = {name: weight / whole for name, weight in weights.items()}
    parts = [_part(name, shares[name], one) for name, one in read.items()]
    heard = _voice_part(voice, usual) if voice is not None else None
    return Emotion(
        round(sum(shares[name] * one.valence for name, one in read.items()), 3),
        _mean(read, shares),
        words.model if picture is None else MODEL,
        words.version if picture is None else VERSION,
        heard.arousal if heard else None,
        (*parts, heard) if heard else tuple(parts),
    )


def certainty(emotion: Emotion) -> float:
    """How far from a toss-up the scores are: 1 less their mean entropy in bits, at least a fifth."""
    bits = uncertainty(emotion.labels) / math.log(2) / len(LABELS)
    return max(_LEAST, 1 - bits)


def signs(voice: Voice, usual: Sequence[Voice]) -> dict[str, float]:
    """How far each sign of a voice lies from its median over `usual`, in usual spreads (1.48 times the
    median distance, which is the standard deviation where values are normal). Only what is known of both.
    """
    found = {}
    for name, floor in _FLOOR.items():
        value = getattr(voice, name)
        known = [one for each in usual if (one := getattr(each, name)) is not None]
        if value is not None and len(known) >= KNOWN:
            middle = median(known)
            spread = max(1.48 * median(abs(one - middle) for one in known), floor)
            found[name] = round((value - middle) / spread, 2)
    return found


def arousal(found: Mapping[str, float]) -> float | None:
    """-1 (calmer than usual) to 1: the mean of the signs, each bent so that none alone says everything."""
    if not found:
        return None
    bent = [_SIGNS[name] * math.tanh(value / 2) for name, value in found.items()]
    return round(sum(bent) / len(bent), 3)


def _voice_part(voice: Voice, usual: Sequence[Voice]) -> Part:
    found = signs(voice, usual)
    return Part("voice", 0.0, None, arousal(found), found, voice.model, voice.version)


def _part(name: str, share: float, one: Emotion) -> Part:
    return Part(name, round(share, 3), one.valence, None, {}, one.model, one.version)


def _mean(read: Mapping[str, Emotion], shares: Mapping[str, float]) -> dict[str, float]:
    return {
        label: round(sum(shares[name] * one.labels.get(label, 0.0) for name, one in read.items()), 3)
        for label in LABELS
    }
