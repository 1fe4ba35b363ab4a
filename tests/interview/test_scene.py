"""What a narrator named, in their own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.cues import denies, is_chinese, length, told
from bot.interview.scene import read_scene


@pytest.mark.parametrize(
    ("text", "language", "kind", "name"),
    [
        ("My late husband Joe drove the old tractor and broke it.", "en", "person", "your late husband Joe"),
        ("I grew up near the harbour and Uncle Karl carried me.", "en", "person", "Uncle Karl"),
        ("Tom and I built a kite.", "en", "person", "Tom"),
        ("I never had a sister. I was always alone.", "en", "person", None),
        ("On Sundays we ate well. In March we left.", "en", "place", None),
        ("I was born in Hamburg in 1950.", "en", "place", "Hamburg"),
        ("The village of Oberau had forty houses.", "en", "place", "the village of Oberau"),
        ("We played in Anna's kitchen.", "en", "place", None),
        ("He gave me an old bicycle and I rode it.", "en", "thing", "bicycle"),
        ("In the winter of 1962 the flood came.", "en", "time", "the winter of 1962"),
        ("I worked there when I was nineteen.", "en", "time", "when I was nineteen"),
        ("What did I tell you about my uncle?", "en", "person", None),
        ("We baked bread every Saturday.", "en", "time", None),
        ("I was born by the sea in 1938.", "en", "time", None),
        ("我是1942年生的，那年闹饥荒。", "zh", "time", None),
        ("我妈给我做了一件棉袄。", "zh", "person", "您妈妈"),
        ("我的奶奶每天早上给我们煮粥。", "zh", "person", "您奶奶"),
        ("他妈妈不让我们进门。", "zh", "person", None),
        ("我没有妹妹。", "zh", "person", None),
        ("王老师教我打算盘。", "zh", "person", "王老师"),
        ("我小时候在李家村长大。", "zh", "place", "李家村"),
        ("他送我一辆自行车。", "zh", "thing", "自行车"),
        ("1968年我去了北京。", "zh", "time", "1968年"),
    ],
)
def test_names(text: str, language: str, kind: str, name: str | None) -> None:
    """A person, place, thing or time is taken as a template can use it, or left out."""
    assert dict(read_scene("e1", text, language).names).get(kind) == name


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("I met Joseph at a dance.", "en", "quote"),
        ("I was born in a little village.", "en", "thought"),
        ("I believe in God, but I fell out with the priests.", "en", "thought"),
        ("I never learned to swim.", "en", "thought"),
        ("Joseph drove a bus for thirty years.", "en", "thought"),
        ("He died in 2003.", "en", "loss"),
        ("We were told that our Tom was killed at the docks.", "en", "loss"),
        ("我十六岁那年去了天津。", "zh", "quote"),
        ("老伴得了病，没熬过那个冬天。", "zh", "loss"),
        ("他走的那年我才七岁。", "zh", "loss"),
        ("我是1942年在上海出生的，那年我家搬了。", "zh", "thought"),
        ("我儿子出生那天我骑车去了医院。", "zh", "quote"),
        ("我没有读过大学，后悔了一辈子。", "zh", "thought"),
        ("她去年走了。", "zh", "loss"),
        ("我弟弟就是那年饿死的。", "zh", "loss"),
        ("那天可把我累死了。", "zh", "quote"),
    ],
)
def test_kinds_of_clauses(text: str, language: str, kind: str) -> None:
    """A moment lived through, a death, and any other thought are told apart."""
    names = dict(read_scene("e1", text, language).names)
    assert {"quote", "thought", "loss"} & set(names) == {kind}


def test_a_death_in_passing() -> None:
    """In a long story a death is neither what it is about nor quoted."""
    told_at_length = "We ran down to the river and swam across it, and my cousin lost a shoe. " * 4
    names = dict(read_scene("e1", f"{told_at_length}The miller had died by then.", "en").names)
    assert "loss" not in names
    assert "miller" not in names["quote"]


def test_denials() -> None:
    """A reply that there was no such thing is told from a story that begins with a no."""
    assert denies("No, we never had books or anything like that.")
    assert denies("没有，我们家穷，什么也没有。")
    assert not denies("没过多久我就去了北京。")
    assert not denies("Never forget it, the smell of that kitchen.")
    assert not denies("No. " + "But once, in the winter, my uncle came with a sledge. " * 3)


@given(st.text(max_size=300), st.sampled_from(["en", "zh"]))
def test_quotes_are_verbatim(text: str, language: str) -> None:
    """A quotation stands in the narrator's words exactly, short, without a question mark."""
    quote = dict(read_scene("e1", text, language).names).get("quote")
    if quote is not None:
        assert quote in text
        assert len(quote) <= 100
        assert not set(quote) & set("?？“”")


def test_another_script_is_not_mixed_in() -> None:
    """English kinship words are not put into Chinese questions."""
    names = dict(read_scene("e1", "My grandmother carried me home. I cried all the way.", "zh").names)
    assert "person" not in names
    assert names["quote"] == "My grandmother carried me home"


def test_told() -> None:
    """Cue words say which aspects a scene tells, in either language."""
    assert told("In 1962 my mother ran to the station and cried.") == {
        "time", "place", "person", "event", "feeling",
    }  # fmt: skip
    assert told("A blue one.") == frozenset()
    assert {"time", "person", "feeling"} <= told("那年妈妈哭了")


def test_script_and_length() -> None:
    """Script and length are known for either language."""
    assert is_chinese("我去了 Berlin")
    assert not is_chinese("I said 你好 to everybody in the room")
    assert length("We didn't go there") == 4
    assert length("我们没有去那里看看") == 6
