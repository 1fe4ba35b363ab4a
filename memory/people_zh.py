"""Rules for names of people and places in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memory.people_common import Named
from memory.sentences import CJK

RELATIONS = str.split(
    "曾祖母 曾祖父 外曾祖母 外祖母 外祖父 祖母 祖父 姥姥 姥爷 外婆 外公 奶奶 爷爷 妈妈 爸爸 母亲 父亲 "
    "老妈 老爸 姐姐 妹妹 哥哥 弟弟 大姐 二姐 大哥 二哥 堂哥 堂弟 堂姐 堂妹 表哥 表弟 表姐 表妹 姑姑 姑妈 "
    "姨妈 阿姨 舅舅 舅妈 叔叔 伯伯 伯父 婶婶 丈夫 妻子 老公 老婆 爱人 老伴 先生 太太 儿子 女儿 孙子 孙女 "
    "外孙 外孙女 侄子 侄女 公公 婆婆 岳父 岳母 同学 同桌 邻居 师傅 班主任 朋友 战友 同事 老师 妈 爸 姐 "
    "妹 哥 弟"
)
_SIBLINGS = str.split("姐姐 妹妹 哥哥 弟弟 老伴")
_GOES_ON = "[，。、；！？\\s]|小时候|后来|从小|[在是和跟从去来也就说当把给有那]"
_NAMELESS = frozenset(str.split("同学 同桌 邻居 师傅 班主任 朋友 战友 同事 老师"))
# 先生, 太太 and the like are relations only after 我; the elders need no 我.
_ALONE = str.split(
    "外曾祖母 曾祖母 曾祖父 外祖母 外祖父 祖母 祖父 姥姥 姥爷 外婆 外公 奶奶 爷爷 妈妈 爸爸 母亲 父亲"
)
SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜戚谢邹喻苏潘葛范彭郎鲁韦马苗方俞任袁柳唐罗薛雷贺倪汤"
    "滕殷毕郝邬安常傅卞康伍余顾孟黄萧尹姚邵汪毛戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季贾路娄江童颜郭梅盛林钟徐邱骆高夏蔡田"
    "樊胡凌霍万柯管卢莫裘丁邓单洪包左石崔龚程邢裴陆翁荀羊甄曲封储靳段巫焦侯宓全班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙"
    "叶幸司黎薄印宿白怀蒲卓蔺屠蒙池乔阴胥苍闻莘党翟谭贡姬申扶冉宰郦雍桑桂濮牛寿边燕冀浦尚农温庄晏柴瞿阎慕连习容向古易"
    "廖终暨居衡步都耿满弘匡国文寇广禄阙东欧沃利蔚越夔隆师巩聂晁勾敖融冷辛阚那简饶曾关蒯相查后荆红游权益桓公"
)
_TITLES = (
    "老师|先生|太太|阿姨|叔叔|师傅|医生|大夫|校长|主任|大爷|大妈|大姐|大哥|奶奶|爷爷|伯伯|同学|小姐|女士"
)
_FULL = rf"[{SURNAMES}][{CJK}]{{2}}"
_LONG = [one for one in RELATIONS if len(one) > 1]
_ONE = "妈爸姐妹哥弟爷奶"
_RELATED = re.compile(
    rf"我(?:们)?(?:的|家)?(?:大|二|三|四|小|老|亲)?(?:(?P<relation>{'|'.join(_LONG)})"
    rf"|(?P<short>[{_ONE}]))(?!们|[{_ONE}])"
)
_ELDER = re.compile(rf"(?<![我他她你您的])(?P<relation>{'|'.join([*_ALONE, *_SIBLINGS])})(?!们)")
_NAMED_SO = re.compile(rf"(?P<relation>{'|'.join(RELATIONS)})(?P<name>{_FULL})(?={_GOES_ON})")
# "My brother 小军": a familiar name right behind who it is, but not 小时候, 小学, 老家 and the like.
_FAMILIAR_SO = re.compile(
    rf"(?P<relation>{'|'.join(RELATIONS)})(?P<name>老[{SURNAMES}]"
    rf"|小(?![时学我他她它你您心的很了得孩名声气腿手便姐伙两几一二三四五六七八九十])[{CJK}]"
    rf"|阿(?![姨婆公爸妈哥姐])[{CJK}])(?={_GOES_ON}|[每常总还都才又被比走死生上下到出长]|$)"
)
_CALLED = re.compile(
    rf"(?P<relation>{'|'.join(RELATIONS)})?(?:名字叫|名叫|叫做|叫)(?:他|她)?"
    rf"(?P<name>(?:[{SURNAMES}][{CJK}]{{1,2}})|阿[{CJK}]|小[{CJK}]{{1,2}})"
    r"(?=[，。、；！？\s]|$)"
)
_WITH_RELATION = (_CALLED, _NAMED_SO, _FAMILIAR_SO)
_BESIDE = re.compile(
    rf"(?:跟|和|同|与|认识了?|遇见|嫁给了?|娶了?)(?P<name>{_FULL})(?=一起|一块|结婚|在|去|[，。、；！？\s])"
)
_TITLED = re.compile(rf"(?P<name>[{SURNAMES}](?:{_TITLES}))")
_FAMILIAR = re.compile(rf"(?<![{CJK}])(?P<name>[老小][{SURNAMES}])(?=[，。、是在和跟也就都说])")
_CITIES = (
    "北京|上海|天津|重庆|广州|深圳|南京|苏州|杭州|武汉|成都|西安|长沙|青岛|大连|沈阳|哈尔滨|长春|济南|郑州"
    "|福州|厦门|昆明|贵阳"
    "|南昌|合肥|无锡|宁波|绍兴|扬州|桂林|拉萨|乌鲁木齐|兰州|太原|石家庄|香港|澳门|台北|台湾|东京|纽约|伦敦"
    "|巴黎|新加坡"
    "|四川|湖南|湖北|广东|广西|山东|山西|河南|河北|江苏|浙江|福建|安徽|江西|云南|贵州|东北|陕西|甘肃|新疆"
    "|西藏|内蒙古"
)
_CITY = re.compile(f"(?P<name>{_CITIES})")
_PLACE = re.compile(
    rf"(?:(?:在|去|到|从|回|离开|来到|搬到|住在)了?|(?:{_CITIES})市?)(?P<name>(?![一那这我你他她两几])[{CJK}]{{1,3}}(?:省|市|县|镇"
    rf"|村|乡|路|街|巷|岛|湖))(?![{CJK}]?[边上里]?[们])"
)


def find(text: str) -> list[Named]:
    """People and places that a rule is sure of. A relation without a name is named as it was said."""
    found = [
        *(_person(m, "name", m["relation"]) for one in _WITH_RELATION for m in one.finditer(text)),
        *(_person(m, "name") for one in (_TITLED, _FAMILIAR, _BESIDE) for m in one.finditer(text)),
        *_kin(text),
        *(Named("place", m["name"], m.start("name"), m.end("name")) for m in _CITY.finditer(text)),
        *(Named("place", m["name"], m.start("name"), m.end("name")) for m in _PLACE.finditer(text)),
    ]
    chosen: list[Named] = []
    for one in sorted(found, key=lambda each: (each.start, each.start - each.end)):
        if all(one.end <= other.start or one.start >= other.end for other in chosen):
            chosen.append(one)
    return chosen


def _person(match: re.Match[str], group: str, relation: str | None = None) -> Named:
    return Named("person", match[group], match.start(group), match.end(group), relation)


def _kin(text: str) -> Iterator[Named]:
    """Relatives said without a name. With 我 alone is "姐" one: "我姐"."""
    named = {m.end("relation") for one in _WITH_RELATION for m in one.finditer(text) if m["relation"]}
    for match in _RELATED.finditer(text):
        relation = match["relation"] or match["short"]
        start = match.start("relation") if match["relation"] else match.start()
        if match.end() not in named and relation not in _NAMELESS:
            said = text[start : match.end()]
            yield Named("person", said, start, match.end(), relation, bare=True)
    for match in _ELDER.finditer(text):
        if match.end() not in named:
            yield Named("person", match["relation"], match.start(), match.end(), match["relation"], bare=True)
