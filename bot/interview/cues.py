"""What of a scene is told: time, place, person, event, feeling, by cue words.

Cue words miss things and find too much; they only steer what is asked next and are never shown
as fact. Both languages are looked for in every text, since narrators mix them.
"""

from __future__ import annotations

import re

from bot.interview.kin import ENGLISH_KIN

_NUMBER = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
)
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_SPOT = (
    "house|home|kitchen|bedroom|room|attic|cellar|stairs|porch|yard|courtyard|garden|street|lane|road|square"
    "|village|town|city|farm|field|meadow|forest|woods|river|lake|sea|beach|mountain|hill|island|school|classroom"
    "|church|chapel|temple|mosque|synagogue|factory|mill|mine|office|shop|store|market|bakery|hospital|station"
    "|harbour|harbor|port|ship|boat|train|bus|camp|barracks|university|college|library|cinema|theatre|hall|pub"
    "|cafe|café|restaurant|hotel|park|bridge|flat|apartment|barn|workshop|country|abroad|border"
)
_DEED = (
    "went|came|saw|took|told|said|ran|fell|left|got|gave|found|lost|died|married|born|met|began|broke|brought"
    "|bought|built|caught|drove|flew|grew|heard|hid|held|kept|knew|laid|led|made|paid|put|read|rode|rose|sang"
    "|sat|sent|shot|shut|slept|spoke|stole|stood|swam|taught|thought|threw|woke|won|wore|wrote|cooked|carried"
    "|walked|worked|played|opened|closed|laughed|cried|danced|happened|arrived|started|stopped|moved|climbed"
    "|crossed|waited|asked|answered|looked|called|turned|helped|learned|lived|loved|jumped|knocked|painted|picked"
)
_FEEL = (
    "happy|happier|happiest|sad|afraid|scared|frightened|fear|feared|proud|pride|ashamed|shame|lonely|alone"
    "|angry|anger|furious|joy|joyful|glad|love|loved|hate|hated|miss|missed|grief|grieved|sorrow|cried|cry|tears"
    "|wept|laughed|laughing|worried|worry|nervous|excited|surprised|relieved|relief|hope|hoped|grateful|thankful"
    "|guilty|guilt|sorry|calm|peaceful|free|jealous|embarrassed|heartbroken|homesick|delighted|wonderful"
    "|terrible|awful|felt|feel|feeling|enjoyed|terrified|disappointed|bitter|tender|comfort|bored"
)
_KIN = "|".join(sorted(ENGLISH_KIN, key=len, reverse=True))

_CUES: dict[str, re.Pattern[str]] = {
    "time": re.compile(
        rf"\b(?:1[89]\d\d|20[0-2]\d)\b|\b(?:in|last|since|of|early|late) (?:{_MONTH})\b"
        r"|\b(?:spring|summer|autumn|winter|christmas|easter)\b"
        rf"|\bwhen i was (?:a|an|about|only|just|still|{_NUMBER}|\d|young|small|little|in)"
        rf"|\b(?:{_NUMBER}|\d+)(?:-| )years?(?:-| )old\b|\byears? (?:ago|later|before|after)\b"
        r"|\bthat (?:day|night|morning|evening|year|week)\b|\bone (?:day|night|morning|evening)\b"
        r"|\b(?:during|before|after) the war\b|\b(?:fifties|sixties|seventies|eighties|nineties|'?\d0s)\b"
        r"|(?:1[89]|20)\d\d ?年|[一二三四五六七八九十两\d]+岁|年代|那年|那天|小时候"
        r"|春天|夏天|秋天|冬天|过年|解放|抗战|文革|年轻的时候|[一二三四五六七八九十\d]月",
        re.IGNORECASE,
    ),
    "place": re.compile(
        rf"\b(?:{_SPOT})s?\b|\b(?:in|near|outside) (?-i:[A-Z][a-z]+)"
        r"|在[^，。！？]{1,8}(?:里|上|边|下|旁|前|后|外|中)|村|镇|县城|胡同|弄堂|院子|厨房|屋里|街上|学校|工厂|田里|地里"
        r"|河边|海边|山上|车站|码头|老家|北京|上海|广州|天津|南京|重庆|成都|武汉|西安|杭州|苏州|香港|台北",
        re.IGNORECASE,
    ),
    "person": re.compile(
        rf"\b(?:{_KIN})\b|\b(?:he|she|they)\b|\b(?:mr|mrs|miss|uncle|aunt|doctor)\.? (?-i:[A-Z])"
        r"|妈|爸|母亲|父亲|爷爷|奶奶|外婆|外公|姥姥|姥爷|哥|姐|弟|妹|老师|师傅|朋友|同学|邻居|丈夫|妻子|老伴|爱人"
        r"|儿子|女儿|孙|叔|舅|姑|姨|他|她",
        re.IGNORECASE,
    ),
    "event": re.compile(rf"\b(?:{_DEED})\b|了|过|就|后来|于是|终于", re.IGNORECASE),
    "feeling": re.compile(
        rf"\b(?:{_FEEL})\b|高兴|开心|快乐|幸福|难过|伤心|悲|哭|笑|害怕|怕|恐|骄傲|自豪|得意|羞|惭愧|孤单|寂寞|生气"
        r"|气愤|恨|爱|喜欢|想念|惦记|担心|着急|激动|感动|感激|后悔|心里|心疼|舍不得|委屈|痛|苦|暖|满足|失望|惊喜",
        re.IGNORECASE,
    ),
}


def told(text: str) -> frozenset[str]:
    """Which of time, place, person, event and feeling `text` tells of."""
    return frozenset(aspect for aspect, pattern in _CUES.items() if pattern.search(text))


def is_chinese(text: str) -> bool:
    """True where at least three in ten letters are Chinese characters."""
    letters = sum(character.isalpha() for character in text)
    han = sum("\u4e00" <= character <= "\u9fff" for character in text)
    return han > 0 and han * 10 >= letters * 3


def length(text: str) -> int:
    """How long `text` is, in English words; 1.6 Chinese characters count as a word."""
    han = sum("\u4e00" <= character <= "\u9fff" for character in text)
    return len(re.findall(r"[A-Za-z0-9À-ɏ]+(?:['’][a-z]+)?", text)) + round(han / 1.6)
