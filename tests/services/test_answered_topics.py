"""Which delicate topics the AI may answer is the shop's to say, for some of them."""

from pathlib import Path

import pytest

from deskpilot.domain.decision import Action
from deskpilot.domain.knowledge import KnowledgeEntry
from tests.services.shop import ENTRIES, Shop, open_shop

ENGRAVING = KnowledgeEntry("E1", "可以刻字吗", "可以刻，免费，最多六个字，备注写上就行。", "定制")


def engraver(folder: Path, allowed: str) -> Shop:
    folder.mkdir()
    return open_shop(folder, (*ENTRIES, ENGRAVING), mode="auto", answers_custom=allowed)


@pytest.mark.parametrize(("allowed", "action"), [("0", Action.ESCALATE), ("1", Action.REPLY)])
def test_a_question_about_custom_work_is_answered_where_the_shop_allows_it(
    data_dir: Path, allowed: str, action: Action
) -> None:
    shop = engraver(data_dir / allowed, allowed)
    shop.turn("可以刻字吗")
    assert shop.decision().action is action


def test_a_wish_for_work_that_no_entry_tells_of_still_reaches_a_human(data_dir: Path) -> None:
    shop = engraver(data_dir / "shop", "1")
    shop.turn("我要定制一套婚礼用的杯子 每个都刻不一样的名字")
    assert shop.decision().action is Action.ESCALATE
