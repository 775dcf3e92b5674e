"""What was learned can be read, forgotten and taken back on its page, over a desk that runs."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from deskpilot.domain.understanding import Evidence
from deskpilot.engine.learned import NOTHING_LEARNED
from deskpilot.services.dial_note import note_dial
from deskpilot.services.lessons import Lessons, Source
from deskpilot.store import Store
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings import SettingsPanel
from deskpilot.ui.panels.settings.learned_page import LearnedPage
from deskpilot.worker.gateway import Gateway
from tests.desks import ENTRIES, Running, furnish
from tests.ui.panels.desk_stage import running_gateway, take_back

CALM, UPSET = "蓝色那批到仓了哈", "绿色那批到仓了哈"


@pytest.fixture
def stage(qtbot, data_dir: Path) -> Iterator[tuple[Gateway, Running]]:
    with running_gateway(qtbot, data_dir, mode="assist") as found:
        yield found


@pytest.fixture
def panel(qtbot, stage, look: theme.Theme) -> SettingsPanel:
    made = SettingsPanel(stage[0], look)
    qtbot.addWidget(made)
    made.resize(1208, 672)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def page(panel: SettingsPanel) -> LearnedPage:
    found = panel.show_section("learned")
    assert isinstance(found, LearnedPage)
    return found


def chats(folder: Path, rows: list[dict[str, object]]) -> str:
    file = folder / "三月的会话.jsonl"
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return str(file)


def rated(folder: Path) -> str:
    return chats(
        folder,
        [
            {"conversation": f"{sat}-{n}", "from": "customer", "text": text, "label": {"sat": sat}}
            for n in range(60)
            for text, sat in ((CALM, 1), (UPSET, 0))
        ],
    )


def slang(folder: Path) -> str:
    said = {"KB0001": "啥时溜达过来呀", "KB0002": "给张条子呗", "KB0003": "咋侍弄它"}
    answers = {entry.id: entry.answer for entry in ENTRIES}
    rows: list[dict[str, object]] = []
    for n in range(180):
        for entry_id, asked in said.items():
            rows.append({"conversation": n, "from": "customer", "text": asked})
            rows.append({"conversation": n, "from": "agent", "text": answers[entry_id]})
    return chats(folder, rows)


def openings(folder: Path) -> str:
    rows: list[dict[str, object]] = []
    for n in range(100):
        asked, ending = (("沙发的布料什么时候到", "我要投诉你们"), ("柜子的柜门什么时候到", "好的谢谢"))[
            n % 2
        ]
        for sender, text in (("customer", asked), ("agent", "我看一下哈"), ("customer", ending)):
            rows.append({"conversation": n, "from": sender, "text": text})
    return chats(folder, rows)


def learn(qtbot, page: LearnedPage, path: str) -> None:
    page.learn_from(path)
    qtbot.waitUntil(lambda: not page.is_learning, timeout=30_000)
    qtbot.waitUntil(lambda: page.empty.isVisible() or "从哪里学的" in texts(page))


def texts(page: LearnedPage) -> str:
    shown = (*page.findChildren(QLabel), *page.findChildren(QAbstractButton))
    return "\n".join(each.text() for each in shown if each.isVisible())


def test_an_empty_page_teaches_what_to_bring(page: LearnedPage) -> None:
    assert page.empty.isVisible()
    assert not page.forget.isVisible()
    assert not page.recall.isVisible()
    assert '"from": "customer"' in texts(page)


def test_after_learning_the_page_tells_from_where_and_what_it_was_worth(qtbot, page, tmp_path) -> None:
    learn(qtbot, page, rated(tmp_path))
    shown = texts(page)
    assert "「三月的会话.jsonl」，120 行" in shown
    assert "100 次里分得清" in shown
    assert "绿色" in shown
    assert not page.empty.isVisible()
    assert page.forget.isVisible()


def test_the_same_file_again_changes_nothing_and_says_so(qtbot, page, tmp_path) -> None:
    learn(qtbot, page, rated(tmp_path))
    learn(qtbot, page, rated(tmp_path))
    shown = texts(page)
    assert "都学过了" in shown
    assert shown.count("「三月的会话.jsonl」") == 1


def test_a_customer_s_word_is_shown_with_the_entry_it_leads_to_now(qtbot, panel, page, tmp_path) -> None:
    learn(qtbot, page, slang(tmp_path))
    assert "条子" in texts(page)
    (link, *_) = [each for each in page.findChildren(kit.Button) if each.text() == "能开发票吗"]
    with qtbot.waitSignal(panel.entry_requested) as heard:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert heard.args == ["KB0002"]


def test_openings_that_led_to_a_human_are_told_with_their_counts(qtbot, page, tmp_path) -> None:
    learn(qtbot, page, openings(tmp_path))
    shown = texts(page)
    assert "要人接的开头" in shown
    assert "布料" in shown
    assert "40 个会话里 40 个" in shown
    assert "柜门" not in shown


def test_what_is_forgotten_can_be_taken_back_at_once_or_later(qtbot, page, stage, tmp_path) -> None:
    gateway, desk = stage
    learn(qtbot, page, rated(tmp_path))
    page.forget.click()
    desk.wait(lambda: gateway.queries.lessons() is None and page.recall.isVisible())
    take_back(desk, gateway, page.notice)
    desk.wait(lambda: gateway.queries.lessons() is not None and page.forget.isVisible())
    page.forget.click()
    desk.wait(page.recall.isVisible)
    page.recall.click()
    desk.wait(page.forget.isVisible)
    assert "三月的会话" in texts(page)


def test_learning_that_is_stopped_changes_nothing_and_says_so(qtbot, page, stage, tmp_path) -> None:
    gateway, _ = stage
    page.learn_from(slang(tmp_path))
    qtbot.waitUntil(page.progress.isVisible)
    page.progress.cancelled.emit()
    qtbot.waitUntil(lambda: not page.is_learning)
    assert "什么都没有变" in texts(page)
    assert gateway.queries.lessons() is None
    assert page.empty.isVisible()


def test_labels_of_one_kind_are_told_and_put_nothing_right(qtbot, page, tmp_path) -> None:
    label = {"action": "escalate", "entries": []}
    rows = [{"conversation": n, "from": "customer", "text": "找你们老板", "label": label} for n in range(70)]
    learn(qtbot, page, chats(tmp_path, rows))
    shown = texts(page)
    assert "要人接的把握" in shown
    assert "标过的 70 处几乎只有一种" in shown


def test_a_curve_is_told_by_where_it_leads(qtbot, page, tmp_path) -> None:
    view = page.view
    findings = (
        ("learn.labels", "handoff", 200.0),
        ("learn.adopted", "handoff", 1.0),
        ("learn.curve", "handoff 0.8 -0.5", 0.0),
    )
    at = datetime(2026, 3, 1, tzinfo=UTC)
    view.show_lessons(Lessons((Source("", 200, at),), tuple(Evidence(*each) for each in findings)))
    (told,) = [each.text() for each in view.findChildren(QLabel) if "按标过的 200 轮" in each.text()]
    assert "现在是 24%、38%、65%" in told


def test_a_floor_whose_promise_is_gone_has_to_be_set_anew(qtbot, data_dir, look, tmp_path) -> None:
    furnish(data_dir, reply_floor="0.05")
    with Store.open(data_dir) as store, store.begin() as uow:
        note_dial(uow, 0.05, NOTHING_LEARNED, datetime.now(UTC))
    with running_gateway(qtbot, data_dir, reply_floor="0.05") as (gateway, desk):
        panel = SettingsPanel(gateway, look)
        qtbot.addWidget(panel)
        panel.show()
        page = panel.show_section("learned")
        learn(qtbot, page, rated(tmp_path))
        assert "请重新定一次" in texts(page)
        page.forget.click()
        desk.wait(page.recall.isVisible)
        assert "请重新定一次" not in texts(page)
        assert gateway.settings().reply_floor == 0.05


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"conversation": 1, "text": "在吗", "label": {"sat": 3}}'.encode(), "第 1 行的标注 sat"),
        (b'{"conversation": 1, "text": "\xe5\x9c\xa8"}\n{"conv', "第 2 行读不懂"),
        (b"", "一句话都没有"),
        ("你好".encode("gbk"), "不是 UTF-8"),
    ],
)
def test_a_file_that_cannot_be_learned_from_is_named_with_what_to_do(
    qtbot, page, tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "chats.jsonl"
    file.write_bytes(content)
    learn(qtbot, page, str(file))
    assert said in texts(page)
    assert page.empty.isVisible()
