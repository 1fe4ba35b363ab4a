"""Ways in which a true Chinese sentence is made untrue, as in `_fabrications`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from random import Random

from benchmarks._fabrications import Change
from benchmarks._told import Told
from memory.types import Citation, Sentence

_NAMES = (
    "建国",
    "小梅",
    "建民",
    "老周",
    "晓雨",
    "小刘",
    "陈国栋",
    "张阿姨",
    "王老师",
    "安德斯",
    "陈美",
    "林伟",
)
_OTHERS = ("志强", "丽华", "阿福", "秀英", "赵德胜", "钱伯伯")
_PLACES = (
    "苏州",
    "南京",
    "无锡",
    "上海",
    "北京",
    "黑龙江",
    "观前街",
    "平江路",
    "广州",
    "医院",
    "公园",
    "火车站",
    "院子",
)
_TOWNS = ("重庆", "青岛", "昆明", "哈尔滨", "东门口", "码头", "庙里")
_NUMBER = re.compile("[二三四五六七八九][个两块斤张岁次桌]|十[一二三四五六七八九]")
_YEAR = re.compile("[一二][九〇][〇一二三四五六七八九]{2}年|(?:1[89]|20)\\d\\d年")
_MONTH = re.compile("[二三四五六七八九十]月|[春夏秋冬]天|星期[一二三四五六]")
_FEELINGS = (
    "我心里很高兴",
    "我难过极了",
    "我感到很骄傲",
    "我非常害怕",
    "我激动得流下了眼泪",
    "心里充满了感激",
    "我又羞又恼",
    "真让人伤心",
)
_LESSONS = (
    "这件事教会了我要坚强",
    "从此我懂得了珍惜",
    "我明白了家人最重要",
    "这改变了我的一生",
    "回想起来一切都值得",
)
_CAUSES = ("因为{0}", "所以{0}", "因此{0}", "这都是由于{0}", "结果{0}")
_DOUBT = re.compile("大概是?|好像是?|可能是?|也许是?|听说")
_ALWAYS = (("每天", "永远"), ("一个星期", "整整一年"), ("一半", "全部"))


def name(told: Told, random: Random) -> Told | None:
    """Another person."""
    return _swap(told, _NAMES, _OTHERS, random)


def place(told: Told, random: Random) -> Told | None:
    """Another place."""
    return _swap(told, _PLACES, _TOWNS, random)


def number(told: Told, random: Random) -> Told | None:
    """Another number."""
    return _mark(told, _NUMBER, "二三四五六七八九", random)


def date(told: Told, random: Random) -> Told | None:
    """Another year, month, weekday or season."""
    if match := _YEAR.search(told.sentence.text):
        at = match.end() - 2
        new = random.choice([one for one in "一二三四五六七八九" if one != told.sentence.text[at]])
        return _text(told, told.sentence.text[:at] + new + told.sentence.text[at + 1 :])
    match = _MONTH.search(told.sentence.text)
    marks = "春夏秋冬" if match and match[0].endswith("天") else "二三四五六"
    return _mark(told, _MONTH, marks, random)


def quote(told: Told, random: Random) -> Told | None:
    """Other words within the quotation marks, or a citation that misquotes."""
    match = re.search("“([^”]+)”", told.sentence.text)
    if match:
        middle = match.start(1) + len(match[1]) // 2
        return _text(told, told.sentence.text[:middle] + "永远" + told.sentence.text[middle:])
    first, *rest = told.sentence.citations
    bad = Citation(
        first.passage_id, first.start, first.end, first.quote[:2] + random.choice("都也又") + first.quote[2:]
    )
    return replace(told, sentence=replace(told.sentence, citations=(bad, *rest)))


def saying(told: Told, random: Random) -> Told | None:
    """Words put into somebody's mouth."""
    return _text(told, random.choice(("他说：“路上小心。”", "她告诉我：“不要怕。”")) + told.sentence.text)


def negation(told: Told, _: Random) -> Told | None:
    """A denial taken out or put in."""
    text = told.sentence.text
    if match := re.search("没有|从来没有|不(?=[抽喝会])", text):
        return _text(told, text[: match.start()] + text[match.end() :])
    match = re.search("(?<=[我他她])(?=[去送教租喜给们])", text)
    return _text(told, text[: match.start()] + "没有" + text[match.start() :]) if match else None


def speaker(told: Told, random: Random) -> Told | None:
    """The narrator's doing as another's, another's as the narrator's, or others' words unnamed."""
    text = told.sentence.text
    for old, new in (("我", "我姐姐"), ("妈妈", "我"), ("爸爸", "我"), ("外婆", "我"), ("师傅", "我")):
        if text.startswith(old) and not text.startswith(("我们", "我和")):
            return _text(told, new + text[len(old) :])
    other = {key: replace(one, speaker=random.choice(_OTHERS)) for key, one in told.passages.items()}
    return replace(told, passages=other)


def feeling(told: Told, random: Random) -> Told | None:
    """A feeling that was not told."""
    return _added(told, random.choice(_FEELINGS))


def lesson(told: Told, random: Random) -> Told | None:
    """A lesson that was not told."""
    return _added(told, random.choice(_LESSONS))


def cause(told: Told, random: Random) -> Told | None:
    """A cause between two things that were told side by side."""
    passage = told.passages[told.sentence.citations[0].passage_id]
    clauses = [
        c
        for c in re.split("[，。！？：；“”]", passage.text)
        if 3 < len(c) < 14 and c not in told.sentence.text
    ]
    if not clauses:
        return None
    made = _added(told, random.choice(_CAUSES).format(random.choice(clauses)))
    whole = Citation(passage.id, 0, len(passage.text), passage.text)
    return replace(made, sentence=replace(made.sentence, citations=(whole,)))


def hedge(told: Told, _: Random) -> Told | None:
    """A doubt taken out."""
    text, count = _DOUBT.subn("", told.sentence.text, count=1)
    return _text(told, text) if count else None


CHINESE: Mapping[str, Change] = {
    "name": name,
    "number": number,
    "date": date,
    "place": place,
    "quote": quote,
    "saying": saying,
    "negation": negation,
    "speaker": speaker,
    "feeling": feeling,
    "lesson": lesson,
    "cause": cause,
    "hedge": hedge,
}


def _swap(told: Told, these: tuple[str, ...], others: tuple[str, ...], random: Random) -> Told | None:
    found = [one for one in these if one in told.sentence.text]
    return _text(told, told.sentence.text.replace(found[0], random.choice(others))) if found else None


def _mark(told: Told, pattern: re.Pattern[str], marks: str, random: Random) -> Told | None:
    """One character of the first match made another."""
    match = pattern.search(told.sentence.text)
    at = next((n for n in range(*match.span()) if told.sentence.text[n] in marks), None) if match else None
    if at is None:
        return None
    new = random.choice([one for one in marks if one != told.sentence.text[at]])
    return _text(told, told.sentence.text[:at] + new + told.sentence.text[at + 1 :])


def _added(told: Told, words: str) -> Told:
    return _text(told, told.sentence.text.rstrip("。！？”") + "，" + words + "。")


def _text(told: Told, text: str) -> Told:
    return replace(told, sentence=Sentence(text, told.sentence.citations))
