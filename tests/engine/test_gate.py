"""The figures the gate looks at."""

import pytest

from deskpilot.domain.understanding import TurnContext
from deskpilot.engine import Engine


@pytest.mark.parametrize(("text", "weighs"), [("这条吊带洗不洗得掉色", False), ("这款带收纳袋吗", True)])
def test_a_strap_is_no_question_about_what_comes_with_the_goods(text: str, weighs: bool) -> None:
    read = Engine().understand(text, TurnContext())
    assert any(reason.code == "handoff.productish" for reason in read.reasons) is weighs
