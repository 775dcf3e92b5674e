"""Where a parcel goes is read out of what people say, and not out of words that only look like a place."""

import pytest

from deskpilot.domain.shipping import PROVINCES
from deskpilot.engine.places import is_city, place_in
from deskpilot.engine.tables import sections


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("发到沈阳多少运费", "辽宁沈阳"),
        ("寄香港行吗", "香港"),
        ("我在江苏省苏州市", "江苏苏州"),
        ("到內蒙古要多少", "内蒙古"),
        ("住在吉林市", "吉林"),
    ],
)
def test_a_place_beside_a_word_of_sending_is_heard_unasked(text: str, place: str) -> None:
    assert place_in(text, False) == place


def test_a_bare_place_is_an_answer_and_nothing_else() -> None:
    assert place_in("日照", True) == "山东日照"
    assert place_in("上海的", True) == "上海"
    assert place_in("上海的衣服好看", False) is None
    assert place_in("日照时间长吗", True) is None
    assert place_in("随便", True) is None


def test_every_province_has_its_cities() -> None:
    assert {name for name in sections("places.txt") if name} == set(PROVINCES)
    assert is_city("苏州")
    assert is_city("日照")
    assert not is_city("苏")
