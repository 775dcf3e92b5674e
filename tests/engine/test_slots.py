"""Which values a text holds, whose they are, and what is no value: what is denied, what is a thing's or an animal's."""

import pytest

from deskpilot.engine.slots import find_slots
from deskpilot.engine.text import normalise


def told(text: str) -> dict[str, list[str]]:
    """The customer's own values, by name."""
    found: dict[str, list[str]] = {}
    for slot in find_slots(normalise(text)):
        if slot.own:
            found.setdefault(slot.name, []).append(slot.value)
    return found


def named(text: str) -> dict[str, list[str]]:
    """Every value, whoever it is of."""
    found: dict[str, list[str]] = {}
    for slot in find_slots(normalise(text)):
        found.setdefault(slot.name, []).append(slot.value)
    return found


@pytest.mark.parametrize(
    ("text", "name", "left"),
    [
        ("别拿绿色的给我", "colour", []),
        ("灰色就算了 要米色", "colour", ["米色"]),
        ("不想要黑色白色的", "colour", []),
        ("不是L码是XL", "size", ["XL"]),
        ("44码穿不下 要45码", "size", ["45"]),
        ("我不喜欢工业风", "style", []),
        ("这料子不透气", "need", []),
    ],
)
def test_what_is_not_wanted_is_no_value(text: str, name: str, left: list[str]) -> None:
    assert named(text).get(name, []) == left


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("特别想要绿色的", "colour", "绿色"),
        ("别发错了 我拍的是灰色", "colour", "灰色"),
        ("我平时穿L", "size", "L"),
        ("我自己穿41", "size", "41"),
        ("朋友推荐来的，我穿S码", "size", "S"),
        ("要XL的", "size", "XL"),
        ("儿子穿30码", "size", "30"),
    ],
)
def test_what_the_customer_tells_of_themselves_is_theirs(text: str, name: str, value: str) -> None:
    assert value in told(text).get(name, [])


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("我表弟穿43码", "size", "43"),
        ("帮室友带的，她要S码", "size", "S"),
        ("给我爸买的 他180 150斤", "height", "180"),
        ("婆婆腰痛 想买个垫子", "need", "腰痛"),
        ("有没有27码的", "size", "27"),
        ("XXL还有吗", "size", "XXL"),
        ("紫色的，还有吗", "colour", "紫色"),
        ("要不要拍绿色的", "colour", "绿色"),
        ("165 110斤穿L码合适吗", "size", "L"),
    ],
)
def test_what_is_somebody_elses_or_only_asked_about_is_named_and_not_theirs(
    text: str, name: str, value: str
) -> None:
    assert value in named(text).get(name, [])
    assert value not in told(text).get(name, [])


def test_both_are_kept_where_one_is_the_customers_and_one_is_not() -> None:
    assert named("我姐穿M 我要S")["size"] == ["M", "S"]
    assert told("我姐穿M 我要S")["size"] == ["S"]


@pytest.mark.parametrize(
    "text",
    [
        "想定做1米7的",
        "有1米5的吗",
        "书架高1米9能靠墙吗",
        "150cm的地毯有吗",
        "家里泰迪12斤",
        "养了只边牧 70斤",
        "买100斤大米",
        "这椅子能承重200斤吗",
        "我家布偶3岁 13斤",
    ],
)
def test_a_thing_and_an_animal_have_no_body(text: str) -> None:
    assert not {"height", "weight", "age"} & set(named(text))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("我1米7 睡这个床行吗", {"height": ["170"]}),
        ("宝宝身高72，体重19斤", {"height": ["72"], "weight": ["9.5"]}),
        ("娃11公斤穿几号", {"weight": ["11"]}),
        ("女儿脚长15.5", {"脚长": ["15.5"]}),
        ("4个半月 15斤", {"weight": ["7.5"], "age": ["0"]}),
        ("本人一米七五 150斤", {"height": ["175"], "weight": ["75"]}),
    ],
)
def test_the_measures_of_a_body_are_kept_a_childs_as_well(text: str, values: dict[str, list[str]]) -> None:
    found = told(text)
    assert {name: found.get(name) for name in values} == values


@pytest.mark.parametrize(
    ("text", "name", "values"),
    [
        ("160左右", "budget", []),
        ("160元左右", "budget", ["160"]),
        ("价格160左右", "budget", ["160"]),
        ("160以内", "budget", ["160"]),
        ("450左右", "budget", ["450"]),
        ("不到90斤 161左右", "height", ["161"]),
        ("90斤 花了161", "height", []),
        ("阳台有9个平方", "quantity", []),
        ("阳台有9个平方", "area", ["9"]),
        ("来6个平底锅", "quantity", ["6"]),
        ("次卧十八平", "area", ["18"]),
        ("我一百一十八斤", "weight", ["59"]),
        ("九十多斤", "weight", ["45"]),
        ("五十二公斤", "weight", ["52"]),
        ("买一百斤大米", "weight", []),
        ("身高一百七", "height", ["170"]),
        ("送长辈的", "recipient", ["长辈"]),
        ("我微胖", "recipient", []),
    ],
)
def test_a_figure_is_kept_as_what_it_measures(text: str, name: str, values: list[str]) -> None:
    assert told(text).get(name, []) == values


def test_who_asks_for_a_size_is_not_said_to_wear_a_large_one() -> None:
    assert "need" not in named("穿多大码")
    assert named("有没有大码的")["need"] == ["大码"]
