"""Which sentences of an answer belong in a story: told ones, whole ones, that stand alone."""

from __future__ import annotations

import re

from bot.story.words import tokens
from memory.sentences import CJK, language_of

_CHAT = re.compile(
    r"(?:(?:ok|okay|yes|no|yeah|yep|nope|sure|right|fine|good|great|nice|hello|hi|hey|bye|goodbye"
    r"|good (?:morning|evening"
    r"|night|afternoon|bye)|thanks?|thank you|please|sorry|never ?mind|skip|next|stop|wait|really|exactly"
    r"|of course|maybe"
    r"|perhaps|that'?s (?:all|it|right|enough|fine|a good question)|not really|not at all|very much|so much"
    r"|again|there|my dear"
    r"|dear|and|very|well|all|now|for today|today|see you|tomorrow|later|soon|one moment|just a moment"
    r"|let me think|let me see"
    r"|you too|same to you)[\s,.!?…]*)+",
    re.IGNORECASE,
)
_META = re.compile(
    r"\b(?:(?:your question|next question|another question|ask me|can you hear|do you hear|hear me"
    r"|this (?:app|bot|recording"
    r"|message|voice note)|(?:send|sending|sent|show|showing) you)\b|i (?:don'?t|do not|can'?t|cannot"
    r"|can not|couldn'?t) (?:really )?(?:remember"
    r"|recall|know|say)(?:\s+(?:that|it|any ?more|exactly|now|much))*\s*(?:[.!,…]|$)|i'?d rather not"
    r"|i would rather not"
    r"|(?:don'?t|do not) want to (?:talk|speak|say)|talk to you|tell you (?:more )?(?:tomorrow|later"
    r"|next time|another (?:day|time))"
    r"|i (?:have to|must|need to|should) (?:go|stop) now|where was i|what (?:was|were) (?:i|we) (?:saying"
    r"|talking)"
    r"|as i (?:told|said to) you|i (?:already )?told you|are you (?:there|listening)|(?:here|this) is (?:a"
    r"|the|my|our) "
    r"(?:photo|picture|photograph|video|voice)\b)",
    re.IGNORECASE,
)
_META_ZH = re.compile(
    "你的问题|您的问题|下一个问题|换一个|换个问题|听得到吗|听见吗|听到了吗|发给你|发给您|给你看|给您看"
    "|不想说|不想谈|不想讲|记不得了|想不起来|不记得了"
    "|不知道怎么说|下次再|明天再|今天就到这|就说到这|先说到这|刚才说到哪|我讲到哪|跟你说过|跟您说过"
    "|这张照片|这是照片"
)
_REPLY = re.compile(
    r"(?:wow|aw+|yay|congrat\w*|thanks(?! to)|thank you|glad (?:you|to hear)|sounds (?:like|great|good)"
    r"|looks (?:like|great|good)|just wanted to|good luck|take care|hope you"
    r"|(?:that|it)(?:['’]s| is) (?:so |really |very )?(?:great|awesome|nice|sweet|lovely|good|kind)\s*[.!,])",
    re.IGNORECASE,
)
_CHAT_ZH = re.compile(
    r"(?:好的?|是的?|对的?|嗯+|不是|没有|有的?|谢谢(?:你|您)?|你好|您好|早上好|晚上好|晚安|再见|可以|行"
    r"|不用|没事|没关系|当然"
    r"|不知道|不清楚|忘了|差不多|就这样|就这些|啊|吧|呢|了|哈+|[\s，。！？…])+"
)
_REQUEST = re.compile(
    r"^(?:can|could|shall|should|may|do|did|does|is|are|am|was|what else|what|which|how|where|will"
    r"|would)\b",
    re.IGNORECASE,
)
_SECOND = re.compile(r"\b(?:you|your|yours)\b|[你您]", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\b(?:i|we|they|he|she|it|there|that|this|who|you|everyone|everybody|nobody)(?:['’]\w+|\s+\w+)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"^(?:because|cause|when|while|after|before|until|if|since|as|which|where|whose|so that|to)\b",
    re.IGNORECASE,
)
# "After the pit I drove a van": no clause of its own before the main one.
_AFTER_THAT = re.compile(
    r"^(?:after|before|until|since) (?:the|a|my|our|his|her|that|this|those|school|work|supper|lunch|\d)\b",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\b(?:was|were|is|are|am|had|has|have|did|does|do|could|would|can|will|should|must|wasn't|weren't"
    r"|didn't|don't|isn't)[.!]?$",
    re.IGNORECASE,
)
_NOT_REMEMBERED = re.compile(
    r"\bi (?:don['’]t|do not|can['’]?t|cannot|no longer) (?:really )?(?:remember|recall)\b|记不得|不记得"
    r"|记不清|想不起来",
    re.IGNORECASE,
)
_ONLY_ANSWERS = re.compile(
    r"(?:i|we|he|she|they|it|there) (?:did|do|does|was|were|am|are|is|had|have|has|could|would)(?:n[o'’]t)?"
    r"(?:\s*[,.;]|\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|some|many|several|a few"
    r"|none)\s*[.,])",
    re.IGNORECASE,
)
_COUNT_ONLY = re.compile(
    r"(?:just |only |about )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)\s*[,.]"
    r"|[一二两三四五六七八九十几\d]+[个位口人次年][，。]",
    re.IGNORECASE,
)
_VERBS = frozenset(
    str.split(
        "was were is are am had has have did does do could would can will should must might may went came "
        "took gave made said "
        "told got saw knew thought found left felt kept let began stood sat ran brought bought wrote read "
        "met lost paid heard "
        "held built sold sent spent taught caught fought sang swam drove rode spoke broke wore tore fell "
        "grew threw flew drew "
        "ate slept won died hid woke drank led lay chose stole became forgot cut put set hit hurt cost "
        "shut lit fed bent swept "
        "wept bled shone hung dug stuck struck blew froze shook sank rang beat bit dreamt smelt burnt "
        "learnt lives works loves "
        "likes says goes comes plays sings makes knows calls keeps wants needs helps means smells tastes "
        "looks feels remembers "
        "ain't wasn't weren't isn't aren't hadn't hasn't haven't didn't doesn't don't couldn't wouldn't "
        "can't won't"
    )
)
_NOT_PAST = frozenset(
    str.split(
        "red bed shed need seed feed speed wooded hundred indeed kindred sacred wicked naked crooked beloved"
    )
)
_ZH_VERB = re.compile(
    "[是有去来做吃说看住走买卖带给教学叫会想爱玩跑唱写读听坐站睡醒哭笑打开关生死嫁娶搬种养洗穿喝煮烧挑背抱帮送拿找等怕恨过像讲养工]"
)
_SCRAP = re.compile(
    r"(?:in|at|on|with|under|by|from|to|for|next|near|behind|over|about|a|an|the|my|our|just|only"
    r"|mostly|born)\b",
    re.IGNORECASE,
)
_ZH_SCRAP = re.compile("在|跟|和|从|同|一[个只条位间座家]|很|就")


def is_tellable(sentence: str) -> bool:
    """True where an edited sentence tells something and can stand in a story by itself."""
    if sentence.startswith("/") or not sentence.strip():
        return False
    if language_of(sentence) == "zh":
        return _tellable_zh(sentence)
    bare = sentence.strip(" .!?…\"“”'")
    if is_chat(sentence) or len(tokens(bare)) < 3:
        return False
    if sentence.rstrip("\"”' ").endswith("?"):
        return len(tokens(bare)) > 5 and not _SECOND.search(sentence) and not _REQUEST.match(sentence)
    return stands_alone(sentence)


def is_chat(sentence: str) -> bool:
    """True where a sentence is talk with whoever listens, as against something told."""
    if sentence.startswith("/") or not sentence.strip():
        return True
    if language_of(sentence) == "zh":
        return bool(_CHAT_ZH.fullmatch(sentence) or _META_ZH.search(sentence))
    return bool(_CHAT.fullmatch(sentence) or _META.search(sentence) or _REPLY.match(sentence))


def stands_alone(sentence: str) -> bool:
    """True where an English sentence has a subject and a verb of its own, as far as rules can tell."""
    words = tokens(sentence)
    if len(words) <= 5 and _AUXILIARY.search(sentence.strip()):
        return False
    clause = _CLAUSE.match(sentence) and not (_AFTER_THAT.match(sentence) and _SUBJECT.search(sentence))
    if clause and "," not in sentence and len(words) <= 10 and not _main_clause(sentence):
        return False
    return (len(words) > 5 and not _SCRAP.match(sentence)) or len(words) > 16 or _has_verb(sentence)


def stands_alone_zh(sentence: str) -> bool:
    """True where a Chinese sentence is more than a scrap: five characters or more, with a verb among them."""
    return len(re.findall(f"[{CJK}]", sentence)) >= 5 and bool(_ZH_VERB.search(sentence))


def leans_back(sentence: str) -> bool:
    """True where a sentence begins with a pronoun that somebody must have been named for."""
    return bool(
        re.match(r"(?:and |but |so |then )?(?:he|she|they|him|her|them)\b|[他她]们?", sentence, re.IGNORECASE)
    )


def not_remembered(sentence: str) -> bool:
    """True where somebody says that they do not remember."""
    return bool(_NOT_REMEMBERED.search(sentence))


def only_answers(sentence: str) -> bool:
    """True where a sentence is what is left of "Did you ...?": "We did, every summer.", "I had three."."""
    return bool(_ONLY_ANSWERS.match(sentence) or _COUNT_ONLY.match(sentence))


def _has_verb(sentence: str) -> bool:
    if _SUBJECT.search(sentence):
        return True
    return any(
        word in _VERBS or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST)
        for word in tokens(sentence)
    )


def _main_clause(sentence: str) -> bool:
    """ "When I was seven we moved": two subjects, so one of them is the main clause's."""
    return len(_SUBJECT.findall(sentence)) > 1


def _tellable_zh(sentence: str) -> bool:
    characters = re.findall(f"[{CJK}]", sentence)
    if len(characters) < 5 or _CHAT_ZH.fullmatch(sentence) or _META_ZH.search(sentence):
        return False
    if sentence.rstrip("”」 ").endswith(("？", "?")):
        return len(characters) > 7 and not _SECOND.search(sentence)
    if sentence.startswith(("因为", "所以说")) and not re.search("[，,]", sentence):
        return False
    bare = _ZH_SCRAP.match(sentence)
    return bare is None or len(characters) > 9 or bool(_ZH_VERB.search(sentence[bare.end() :]))
