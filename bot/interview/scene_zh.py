"""People, places, things and times named in Chinese."""

from __future__ import annotations

import re

_KIN = (
    "妈妈|母亲|爸爸|父亲|爷爷|奶奶|外婆|外公|姥姥|姥爷|祖父|祖母|爸妈|父母|大哥|二哥|哥哥|大姐|二姐|姐姐|弟弟|妹妹|丈夫|妻子"
    "|老伴|爱人|老公|老婆|媳妇|儿子|女儿|闺女|孙子|孙女|外孙|叔叔|伯伯|舅舅|舅妈|姑姑|姑妈|姨妈|婶婶|表哥|表姐|堂哥|堂姐"
)
_SHORT = {
    "妈": "妈妈",
    "爸": "爸爸",
    "娘": "母亲",
    "爹": "父亲",
    "哥": "哥哥",
    "姐": "姐姐",
    "弟": "弟弟",
    "妹": "妹妹",
}
_OTHERS = "老师|师傅|朋友|同学|邻居|战友|同事|工友|班长|连长|厂长|校长|房东"
_SURNAME = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
_TITLE = "老师|师傅|叔叔|阿姨|大爷|大妈|大娘|大叔|大婶|伯伯|伯母|医生|大夫|主任|厂长|校长|老板|奶奶|爷爷|婆婆"
_NOT_OWN = r"(?<![他她它你您们的])(?<!没有)(?<!别人)(?<!人家)(?<!孩子)(?<!没)"
_PERSON_KIN = re.compile(
    rf"(?:我的?|我们的?|我家)?{_NOT_OWN}({_KIN})|我({'|'.join(_SHORT)})(?![{''.join(_SHORT)}])"
)
_PERSON_MINE = re.compile(rf"我的({_OTHERS})")
_PERSON_TITLE = re.compile(rf"(?:^|[^\u4e00-\u9fff]|[是叫跟和找有位个给向问见])([{_SURNAME}](?:{_TITLE}))")
_PERSON_OTHER = re.compile(rf"(?<!没有)(?<!没)(?:一个|一位|那个|那位|有个|有位)({_OTHERS})")
_CITY = (
    "北京|上海|天津|重庆|广州|深圳|南京|杭州|苏州|武汉|成都|西安|沈阳|哈尔滨|长春|大连|青岛|济南|郑州|长沙|南昌|福州|厦门|昆明"
    "|贵阳|南宁|太原|兰州|西宁|银川|拉萨|乌鲁木齐|合肥|无锡|宁波|温州|香港|澳门|台北|延安|洛阳|开封|绍兴|扬州|徐州|唐山|保定"
)
_PLACE = (
    re.compile(
        r"(?:在|到|去|从|回|住)(?!了)([\u4e00-\u9fff]{1,4}(?<![的了着在是我他她们和一个这那不])"
        r"(?:村|镇|县|胡同|弄堂|公社|大学|中学|小学|码头|火车站|医院|农场|工厂|厂))(?!里长)"
    ),
    re.compile(rf"({_CITY})"),
    re.compile(
        r"(?:在|到|去|从|回)(?:了)?(老家|乡下|村里|镇上|县城|院子里|厨房里|河边|海边|山上|田里|地里|学校里|工厂里|车间里|部队里)"
    ),
)
_THING = re.compile(
    "(自行车|收音机|缝纫机|手表|怀表|座钟|闹钟|书包|日记本?|戒指|手镯|项链|毛衣|棉袄|棉鞋|布鞋|军装|中山装|旗袍|围巾|老照片|相册"
    "|钢琴|二胡|口琴|手风琴|笛子|电视机|录音机|唱机|灶台|水缸|扁担|雨伞|照相机|箱子|皮箱|木箱|钢笔|毛笔|算盘|马灯|煤油灯|煤油炉"
    "|搪瓷缸|茶壶|茶缸|暖水瓶|铁锅|石磨|风筝|弹弓|铁环|陀螺|毽子|布娃娃|枣树|槐树|桂花树|柿子树|苹果树|老井|水井|摇椅|藤椅|八仙桌"
    "|拖拉机|摩托车|打字机|奖状|勋章|粮票|信封|被子|摇篮|竹篮|竹椅|渔网|小船|锄头|镰刀|斧头)"
)
_TIME = re.compile(
    r"((?:1[89]|20)\d\d年(?:的?(?:春天|夏天|秋天|冬天|春节))?|(?:我)?(?:[一二三四五六七八九十]{1,3}|\d{1,2})岁(?:那年|的时候|时)"
    r"|[二三四五六七八九]十年代(?:初|末)?|那年(?:春天|夏天|秋天|冬天|春节)|文革(?:的时候|那几年)|抗战(?:的时候|那几年)|解放(?:前|后|那年)"
    r"|改革开放(?:以后|那几年)?|逢年过节|大年三十)"
)


def named_zh(text: str) -> dict[str, str]:
    """The last person, place, thing and time named in `text`, each as a template can take it.

    我 becomes 您; a short kinship word (我妈) is said in full (您妈妈); all else is verbatim.
    """
    found = {"person": _person(text), "place": None, "thing": None, "time": None}
    found["place"] = next((names[-1][1] for p in _PLACE if (names := list(p.finditer(text)))), None)
    thing, time = list(_THING.finditer(text)), list(_TIME.finditer(text))
    found["thing"] = thing[-1][1] if thing else None
    found["time"] = time[-1][1] if time else None
    return {kind: name for kind, name in found.items() if name}


def _person(text: str) -> str | None:
    kin = list(_PERSON_KIN.finditer(text))
    if kin:
        return f"您{kin[-1][1] or _SHORT[kin[-1][2]]}"
    title = list(_PERSON_TITLE.finditer(text))
    if title:
        return title[-1][1]
    mine = list(_PERSON_MINE.finditer(text))
    if mine:
        return f"您的{mine[-1][1]}"
    other = list(_PERSON_OTHER.finditer(text))
    return f"那位{other[-1][1]}" if other else None
