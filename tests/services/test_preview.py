"""What the settings show of a persona and of the welcome is what customers read, word for word."""

from dataclasses import replace
from pathlib import Path

import pytest

from deskpilot.domain.commands import SaveSettings
from deskpilot.domain.decision import Action
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.persona import DayPart, Style
from deskpilot.domain.understanding import Act, Understanding
from deskpilot.services.preview import SAMPLE, sound_of, welcome_of
from deskpilot.services.queries import DeskQueries
from deskpilot.store import Reader
from tests.services.shop import ENTRIES, Shop, answers, open_shop
from tests.services.test_welcome import asked_often, greets

_VOICES = (
    {"persona_style": "friendly", "persona_address": "亲", "persona_emoji": "few", "persona_signoff": "祝好"},
    {"persona_style": "expert", "persona_address": "您", "persona_emoji": "none", "disclose_ai": "0"},
    {"persona_style": "plain", "persona_address": "", "persona_emoji": "few", "persona_name": "小木"},
)


def opened(folder: Path, **settings: str) -> Shop:
    return open_shop(folder, (*ENTRIES, replace(SAMPLE, id="KB0300")), **settings)


def asks(shop: Shop, text: str, key: str, **fields: object) -> str:
    shop.reads(text, answers("KB0300", text, intent_strength=0.9, **fields))
    [said] = shop.turn(text, key)
    return said


@pytest.mark.parametrize("voice", _VOICES, ids=lambda voice: voice["persona_style"])
def test_an_answer_sounds_as_the_settings_show_it(data_dir: Path, voice: dict[str, str]) -> None:
    shop = opened(data_dir, **voice)
    house = shop.desk.house
    sound = sound_of(house, house.persona)
    usual = dict(sound.styles)[Style(voice["persona_style"])]
    for customer in ("a", "b", "c"):
        assert asks(shop, "什么时候发货呢", customer) == sound.first
        assert asks(shop, "啥时候发", customer) in usual
        asks(shop, "啥时候能发呢", f"{customer}, upset")
        assert asks(shop, "等好久了啥时候发", f"{customer}, upset", dissatisfied=0.6) in sound.upset
        shop.reads("再看看", Understanding("再看看", Act.HESITATE))
        [breath] = shop.turn("再看看", customer)
        assert breath in sound.breathing


@pytest.mark.parametrize("voice", _VOICES, ids=lambda voice: voice["persona_style"])
@pytest.mark.parametrize(
    ("hours", "part"),
    [(0, DayPart.DAY), (8, DayPart.EVENING), (12, DayPart.NIGHT), (18, DayPart.MORNING)],
)
def test_the_welcome_of_each_hour_is_the_one_the_settings_show(
    data_dir: Path, voice: dict[str, str], hours: int, part: DayPart
) -> None:
    shop = opened(data_dir, **voice)
    asked_often(shop, "KB0002", 2)
    shop.do(SaveSettings((("welcome.any.evening", "晚上好，{customer.nickname}，这里是{shop.name}"),)))
    shop.clock.pass_(hours * 3600)
    house, questions = shop.desk.house, offered(shop)
    shown = welcome_of(house, house.persona, questions, "taobao", part, "")
    assert questions == ("能开发票吗",)
    for customer in ("a", "b", "c"):
        assert greets(shop, key=customer) == [shown.text]


def offered(shop: Shop) -> tuple[str, ...]:
    reader = Reader(shop.store.data_dir)
    try:
        return DeskQueries(reader, shop.clock).offered_questions()
    finally:
        reader.close()


@pytest.mark.parametrize(
    ("name", "line", "words"),
    [
        ("welcome.any.any", "全网最低价，欢迎您", "全网最低"),
        ("welcome.jd.night", "欢迎，{shop.nothing}小时发货", "{shop.nothing}"),
        ("persona_signoff", "加微信 abc 领券", "加微信"),
        ("breathing_line", "手慢无，错过不再有", "手慢无"),
    ],
)
def test_a_line_that_could_never_be_said_is_refused_with_its_words(
    shop: Shop, name: str, line: str, words: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        shop.do(SaveSettings(((name, line),)))
    assert refused.value.code == "line_blocked"
    assert refused.value.params["words"] == words


def test_a_welcome_whose_fact_is_gone_gives_way_to_ours(shop: Shop) -> None:
    shop.do(SaveSettings((("welcome.any.any", "欢迎，{shop.ship_hours}小时内发货"),)))
    assert greets(shop, key="a")[0].startswith("欢迎，48小时内发货")
    shop.do(SaveSettings((("shop.ship_hours", ""),)))
    assert "小铺" in greets(shop, key="b")[0]
    assert shop.decision("b").action is Action.HOLD


def test_a_question_with_words_the_ai_may_not_say_is_not_offered(data_dir: Path) -> None:
    claim = KnowledgeEntry("KB0400", "你们是全网最低价吗", "价格看商品页。", "价格")
    shop = open_shop(data_dir, (*ENTRIES, claim))
    asked_often(shop, "KB0400", 2)
    asked_often(shop, "KB0002", 1)
    [said] = greets(shop)
    assert said.endswith("1. 能开发票吗")


def test_the_name_of_a_shop_claims_nothing(data_dir: Path) -> None:
    shop = open_shop(data_dir, shop_name="天下第一烧饼")
    assert "天下第一烧饼" in greets(shop, key="a")[0]
    shop.reads("问", answers("KB0002"))
    assert "天下第一烧饼" in shop.turn("问", "b")[0]
