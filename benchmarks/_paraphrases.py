"""Honest rewordings of true English sentences by rule, and pairs written by hand in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from benchmarks._told import Told
from memory.types import Sentence

Change = Callable[[Told, Random], Told | None]
_WORDS = str.split("zero one two three four five six seven eight nine ten eleven twelve")
_SYNONYMS = {
    "began": "started",
    "commenced": "began",
    "large": "big",
    "purchased": "bought",
    "obtained": "got",
    "often": "frequently",
    "rapidly": "quickly",
    "glad": "happy",
    "perceived": "noticed",
    "quit": "left",
    "lad": "boy",
    "home": "house",
    "replied": "answered",
    "dwelling": "house",
    "remained": "stayed",
    "assist": "help",
    "required": "needed",
    "resided": "lived",
    "desired": "wanted",
    "finished": "ended",
    "small": "little",
    "journey": "trip",
    "ill": "sick",
    "child": "kid",
    "present": "gift",
    "hard": "difficult",
    "fast": "quickly",
    "shop": "store",
    "entire": "whole",
}
_KIN = {
    "father": "dad",
    "mother": "mum",
    "grandmother": "grandma",
    "grandfather": "grandpa",
    "mamma": "mother",
}
_SHORT = {
    "did not": "didn't",
    "do not": "don't",
    "was not": "wasn't",
    "were not": "weren't",
    "could not": "couldn't",
    "would not": "wouldn't",
    "had not": "hadn't",
    "I had": "I'd",
    "I am": "I'm",
    "cannot": "can't",
    "It is": "It's",
    "is not": "isn't",
    "has not": "hasn't",
    "have not": "haven't",
}
_ADVERB = re.compile(
    r" (very|quite|really|immediately|soon|indeed|certainly|suddenly|also|even|still)(?= [a-z])"
)
_LEADING = re.compile(r"^(?:But|And|So|Then|However,|Indeed,|Now|Well,) (?=[\w“])")
_TRAILING = re.compile(r"[,;] (?:which|where|and|but|with|as)\b[^,;]*\.$")
_WHEN = re.compile(r"^(When|After|Before|While) ((?:I|he|she|we|they|the|my) [^,]+), ([^,;.]+)\.$")
_DATE = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December) (\d\d?)"
    r"(?:st|nd|rd|th)?, (1\d{3})\b"
)


def contraction(told: Told, _: Random) -> Told | None:
    """ "did not" -> "didn't"."""
    return _first(told, _SHORT)


def synonym(told: Told, _: Random) -> Told | None:
    """An everyday word for another."""
    return _first(told, _SYNONYMS)


def kin(told: Told, _: Random) -> Told | None:
    """ "father" -> "dad"."""
    return _first(told, _KIN)


def numerals(told: Told, _: Random) -> Told | None:
    """Digits for number words and the other way."""
    text = told.sentence.text
    if "“" in text:  # what is quoted stays word for word
        return None
    if match := re.search(rf"(?<!-)(?<!ty )\b({'|'.join(_WORDS[2:])})\b(?! ?hundred)", text):
        return _text(told, text[: match.start()] + str(_WORDS.index(match[1])) + text[match.end() :])
    match = re.search(r"(?<![\w,.$£/:-])([2-9]|1[0-2])(?![\w,./:-])", text)
    return _text(told, text[: match.start()] + _WORDS[int(match[1])] + text[match.end() :]) if match else None


def date_form(told: Told, _: Random) -> Told | None:
    """ "March 3, 1887" -> "3 March 1887"."""
    text, count = _DATE.subn(r"\2 \1 \3", told.sentence.text)
    return _text(told, text) if count else None


def adverb_dropped(told: Told, _: Random) -> Told | None:
    """Without a "very" or a "soon"."""
    if "“" in told.sentence.text:
        return None
    text, count = _ADVERB.subn("", told.sentence.text, count=1)
    return _text(told, text) if count else None


def connective_dropped(told: Told, _: Random) -> Told | None:
    """Without a leading "But" or "And"."""
    text, count = _LEADING.subn("", told.sentence.text)
    return _text(told, text) if count else None


def end_dropped(told: Told, _: Random) -> Told | None:
    """Without the last clause; its doubts and denials go with it only where it has its own."""
    text, count = _TRAILING.subn(".", told.sentence.text)
    return _text(told, text) if count and len(text.split()) > 4 else None


def clauses_turned(told: Told, _: Random) -> Told | None:
    """ "When X, Y." -> "Y when X."."""
    match = _WHEN.match(told.sentence.text)
    return _text(told, f"{match[3]} {match[1].lower()} {match[2]}.") if match else None


def joined(told: Told, _: Random) -> Told | None:
    """With the next sentence of the passage behind an "and"."""
    found = told.after
    if (
        found is None
        or re.search(r"[?!“”]", told.sentence.text + found.text)
        or len(told.sentence.text) > 150
    ):
        return None
    following = (
        found.text
        if re.match(r"I\b|[A-Z]\w+ [A-Z]|Mr|Miss", found.text)
        else found.text[0].lower() + found.text[1:]
    )
    text = f"{told.sentence.text.rstrip('.')}, and {following}"
    return replace(told, sentence=Sentence(text, told.sentence.citations + found.citations))


def third_person(told: Told, _: Random) -> Told | None:
    """ "I" -> the narrator's name, where nobody else of that sex is spoken of."""
    text = told.sentence.text
    if not re.match(
        r"I (?:\w+ed|was|had|went|came|saw|took|made|found|began|left|got|wrote|kept|lost) ", text
    ) or re.search(r"\b(?:me|my|we|us|our|he|she|am|mine|myself)\b|“|(?<!^)\bI\b", text):
        return None
    return _text(told, re.sub(r"^I\b", told.narrator.name, text))


ENGLISH: Mapping[str, Change] = {
    "contraction": contraction,
    "synonym": synonym,
    "kin word": kin,
    "numerals": numerals,
    "date form": date_form,
    "adverb dropped": adverb_dropped,
    "connective dropped": connective_dropped,
    "end dropped": end_dropped,
    "clauses turned": clauses_turned,
    "two sentences joined": joined,
    "third person": third_person,
}

BY_HAND: tuple[tuple[str, str], ...] = (
    (
        "I was born in a yellow house by the harbour. My father Gustav mended nets on the quay.",
        "I was born by the harbour, in a yellow house.",
    ),
    (
        "I was born in a yellow house by the harbour. My father Gustav mended nets on the quay.",
        "On the quay my father Gustav mended nets.",
    ),
    ("We had no bathroom, but we had the whole sea.", "There was no bathroom, but we had the whole sea."),
    ("My father came home in 1955 and brought three oranges.", "In 1955 Dad came home with three oranges."),
    (
        "When I was seven we moved to Lisbon. I cried the whole way.",
        "I cried all the way when we moved to Lisbon.",
    ),
    ("When I was seven we moved to Lisbon. I cried the whole way.", "We moved to Lisbon when I was seven."),
    (
        "I married Tom in June 1969. It rained all day and nobody cared.",
        "Tom and I got married in June 1969.",
    ),
    (
        "I married Tom in June 1969. It rained all day and nobody cared.",
        "It rained all day, and nobody cared.",
    ),
    ("I think there were forty guests at the wedding.", "There were perhaps forty guests at the wedding."),
    ("I think there were forty guests at the wedding.", "I think forty guests came to the wedding."),
    (
        "The teacher, Senhora Lima, had a wooden ruler. She never used it on me.",
        "Senhora Lima, the teacher, had a wooden ruler, but she never used it on me.",
    ),
    ("I retired from the post office around 2010.", "Around 2010 I retired from the post office."),
    ("I retired from the post office around 2010.", "I retired from the post office in about 2010."),
    (
        "My mother mended nets. She sang while she worked, and we children fell asleep to it.",
        "My mother sang while she mended nets, and we children fell asleep to it.",
    ),
    (
        "My mother mended nets. She sang while she worked, and we children fell asleep to it.",
        "We kids fell asleep to my mother's singing.",
    ),
    (
        "I always liked bread with olive oil. Nobody bakes it like that any more.",
        "I have always liked bread with olive oil.",
    ),
    (
        "We walked four miles to school every day, even in the snow.",
        "Every day we walked 4 miles to school, even in the snow.",
    ),
    (
        "We walked four miles to school every day, even in the snow.",
        "We walked to school every day, four miles.",
    ),
    (
        "My grandmother kept bees behind the barn, and she let me hold the smoker.",
        "Behind the barn my grandma kept bees, and I was allowed to hold the smoker.",
    ),
    (
        "My grandmother kept bees behind the barn, and she let me hold the smoker.",
        "Grandmother kept bees behind the barn.",
    ),
    (
        "The flood came in the spring of 1953. Because of it we moved to my uncle's farm.",
        "Because of the flood we moved to my uncle's farm.",
    ),
    (
        "The flood came in the spring of 1953. Because of it we moved to my uncle's farm.",
        "The flood came in spring 1953.",
    ),
    (
        "My brother Karl taught me to swim in the canal.",
        "I was taught to swim in the canal by my brother Karl.",
    ),
    (
        "My brother Karl taught me to swim in the canal.",
        "It was my brother Karl who taught me to swim, in the canal.",
    ),
    (
        "I didn't have a coat that winter, so my aunt cut down an old blanket.",
        "That winter I had no coat, so my aunt cut down an old blanket.",
    ),
    (
        "I didn't have a coat that winter, so my aunt cut down an old blanket.",
        "My aunt cut down an old blanket because I did not have a coat that winter.",
    ),
    (
        "I worked as a typist at the shipyard for eleven years.",
        "For 11 years I was a typist at the shipyard.",
    ),
    (
        "I worked as a typist at the shipyard for eleven years.",
        "I worked at the shipyard for eleven years, as a typist.",
    ),
    ("He said to me, “Never sell the piano.” I never did.", "“Never sell the piano,” he said to me."),
    (
        "He said to me, “Never sell the piano.” I never did.",
        "He told me never to sell the piano, and I never did.",
    ),
    (
        "My daughter Eva was born on 3 March 1974 in Malmö.",
        "Eva, my daughter, was born in Malmö on March 3, 1974.",
    ),
    ("My daughter Eva was born on 3 March 1974 in Malmö.", "My daughter Eva was born in 1974, in Malmö."),
    (
        "I was frightened of the dark, and my sister left the door open for me.",
        "My sister left the door open for me, as I was frightened of the dark.",
    ),
    ("I was frightened of the dark, and my sister left the door open for me.", "I was scared of the dark."),
    ("We had two cows, a pig and some hens.", "We kept two cows, a pig and some hens."),
    ("We had two cows, a pig and some hens.", "There were two cows, a pig and some hens."),
    (
        "The baker, Mr. Olsson, gave me a roll every morning before school.",
        "Every morning before school Mr. Olsson, the baker, gave me a roll.",
    ),
    (
        "The baker, Mr. Olsson, gave me a roll every morning before school.",
        "Mr. Olsson gave me a roll each morning.",
    ),
    (
        "I got the letter on a Tuesday. I could not open it until my husband came home.",
        "The letter came on a Tuesday, and I couldn't open it until my husband came home.",
    ),
    (
        "I left school at fourteen and went to work in the mill.",
        "At fourteen I left school and started work in the mill.",
    ),
    ("I left school at fourteen and went to work in the mill.", "I went to work in the mill at 14."),
    ("Maybe it was 1962, I am not sure, when the bridge was built.", "The bridge was built in 1962, maybe."),
    (
        "We danced in the kitchen until midnight and my father played the accordion.",
        "My father played the accordion and we danced in the kitchen until midnight.",
    ),
    (
        "We danced in the kitchen until midnight and my father played the accordion.",
        "Dad played the accordion, and we danced till midnight.",
    ),
    (
        "My husband was a carpenter and built our table himself.",
        "My husband, a carpenter, built our table himself.",
    ),
    ("My husband was a carpenter and built our table himself.", "Our table was built by my husband himself."),
    ("I loved the mornings at the post office.", "I loved mornings at the post office."),
    (
        "They told us that the war was over, and all the bells rang.",
        "All the bells rang, and they told us that the war was over.",
    ),
    ("I never learned to drive.", "I have never learned to drive."),
    (
        "I bought my first bicycle with the money from the strawberries.",
        "With the strawberry money I bought my first bicycle.",
    ),
    (
        "My mother died when I was nine. After that my aunt Rosa raised us.",
        "My aunt Rosa raised us after my mother died.",
    ),
    ("My mother died when I was nine. After that my aunt Rosa raised us.", "I was nine when my mother died."),
    (
        "In the evenings my uncle read the newspaper aloud to us.",
        "My uncle read us the newspaper aloud in the evenings.",
    ),
    ("We could not afford a doctor.", "We couldn't afford a doctor."),
    ("The train took two days and a night.", "It took two days and a night by train."),
    ("爸爸在纱厂上班，妈妈在家做针线。", "父亲在纱厂上班，母亲在家做针线。"),
    ("爸爸在纱厂上班，妈妈在家做针线。", "妈妈在家做针线，爸爸在纱厂上班。"),
    ("我七岁那年上小学，班主任姓陈，说话很轻。", "七岁那年，我上了小学。"),
    ("我七岁那年上小学，班主任姓陈，说话很轻。", "班主任姓陈，说话很轻。"),
    ("一九七二年我和建国结婚，没有办酒席，只请了两桌。", "1972年我和建国结了婚。"),
    ("一九七二年我和建国结婚，没有办酒席，只请了两桌。", "我和建国1972年结婚，没办酒席，只请了两桌。"),
    ("外婆做的桂花糕最好吃。她总是先给我留一块。", "外婆做的桂花糕最好吃，她总是先给我留一块。"),
    ("外婆做的桂花糕最好吃。她总是先给我留一块。", "姥姥做的桂花糕最好吃。"),
    ("我从来没有挨过骂。", "我从没挨过骂。"),
    ("我退休以后每天去公园唱戏。", "退休以后，我每天去公园唱戏。"),
    ("好像是十月，下了雨。", "好像是10月，下了雨。"),
    ("师傅叫老周，教我看图纸。", "老周是我师傅，他教我看图纸。"),
    ("他说：“手要稳，心要细。”", "他说，“手要稳，心要细。”"),
    ("一九七四年五月女儿小梅出生。", "女儿小梅出生在1974年5月。"),
    ("因为工厂关门，我一九九八年就下岗了。", "1998年，因为工厂关门，我下岗了。"),
    ("我们送她到火车站，她没有回头。", "我们送她到火车站，她没回头。"),
    ("小时候家门口有一条河，妈妈在河边洗衣服。", "小时候，母亲在家门口的河边洗衣服。"),
    ("我大概是一九六四年去南京念中专的。", "大概1964年，我去南京念中专。"),
    ("他不抽烟，也不喝酒。", "他不抽烟，不喝酒。"),
    ("船上的人卖菜，用绳子把篮子吊上来。", "船上的人卖菜，篮子用绳子吊上来。"),
    ("我们一共九个人，最老的八十六岁。", "我们一共9个人，最老的86岁。"),
    ("弟弟建民一九六八年去了黑龙江。", "1968年，弟弟建民去了黑龙江。"),
    ("听说那个铺子后来拆了。", "那个铺子，听说后来拆了。"),
)


def _first(told: Told, words: Mapping[str, str]) -> Told | None:
    """The first of `words` in the sentence made its other."""
    if re.search("[“”]", told.sentence.text):  # what is quoted stays word for word
        return None
    for old, new in words.items():
        text, count = re.subn(rf"(?<![\w“]){re.escape(old)}\b(?!['’-])", new, told.sentence.text, count=1)
        if count:
            return _text(told, text)
    return None


def _text(told: Told, text: str) -> Told:
    return replace(told, sentence=Sentence(text[:1].upper() + text[1:], told.sentence.citations))
