"""Words for people close to a narrator, grouped so that one word may stand for another.

Used to find whom a narrator named, and to refuse a question that presumes somebody never named.
"""

from __future__ import annotations

_ENGLISH = """
mother mom mum mama mommy mummy mam ma
father dad daddy papa pop
parents folks mother father
grandmother grandma granny nana nan gran
grandfather grandpa grandad granddad gramps
grandparents grandmother grandfather
brother brothers siblings sibling
sister sisters siblings sibling
twin
husband spouse partner
wife spouse partner
partner husband wife spouse girlfriend boyfriend fiancé fiancée
girlfriend
boyfriend
fiancé fiancée
child children kids kid son sons daughter daughters baby
son sons boy
daughter daughters girl
grandchild grandchildren grandson granddaughter grandsons granddaughters grandkids
uncle uncles
aunt aunts auntie aunty
cousin cousins
nephew nephews
niece nieces
stepmother stepfather
family
friend friends
neighbour neighbours neighbor neighbors
teacher teachers schoolteacher
boss bosses foreman employer
colleague colleagues workmate workmates
classmate classmates schoolmate schoolmates
godmother godfather
"""
# Things of a life that must not be presumed either ("your wedding", "your school").
_ENGLISH_THINGS = """
wedding marriage
divorce
school
university college
job career
retirement
pet dog cat
church
religion faith
illness
"""
_CHINESE = """
母亲 妈妈 妈 娘
父亲 爸爸 爸 爹
父母 爸妈 爹娘
奶奶 祖母
爷爷 祖父
外婆 姥姥
外公 姥爷
哥哥 大哥 二哥 哥
姐姐 大姐 二姐 姐
弟弟 弟
妹妹 妹
丈夫 老公 先生 老伴 爱人 老头子
妻子 老婆 太太 老伴 爱人 媳妇
老伴 丈夫 妻子 爱人 老公 老婆
爱人 丈夫 妻子 老伴
男朋友
女朋友
孩子 儿子 女儿 娃
儿子 孩子
女儿 闺女 孩子
孙子 孙女 外孙
孙女 孙子
叔叔 伯伯 舅舅 姑父 姨父
姑姑 姨妈 阿姨 舅妈 婶婶
表哥 表弟 堂哥 堂弟
表姐 表妹 堂姐 堂妹
婚礼 结婚 婚
婚姻 结婚 婚
学校 上学 念书 读书
大学
工作单位 单位
"""


def _groups(text: str) -> dict[str, frozenset[str]]:
    lines = [line.split() for line in text.strip().splitlines()]
    return {line[0]: frozenset(line) for line in lines}


def _english(text: str) -> dict[str, frozenset[str]]:
    groups: dict[str, frozenset[str]] = {}
    for words in _groups(text).values():
        for word in words:
            groups[word] = groups.get(word, frozenset()) | words
    return groups


ENGLISH_KIN = _english(_ENGLISH)
ENGLISH_PRESUMED = ENGLISH_KIN | _english(_ENGLISH_THINGS)
CHINESE_PRESUMED = _groups(_CHINESE)
