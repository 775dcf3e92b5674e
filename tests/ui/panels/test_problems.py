"""Rules of the banner: a fault is told in plain words, as long as it lasts, and goes when it is over."""

import pytest
from pytestqt.qtbot import QtBot

from deskpilot.domain import errors
from deskpilot.domain.commands import CancelReply
from deskpilot.ui import labels_problems
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.problems import ProblemBanner
from deskpilot.worker.gateway import Problem
from tests.ui.sample import SampleGateway


@pytest.fixture
def banner(qtbot: QtBot, gateway: SampleGateway) -> ProblemBanner:
    made = ProblemBanner(gateway)
    qtbot.addWidget(made)
    return made


def _words(banner: ProblemBanner) -> str:
    return " ".join(label.text() for label in banner.findChildren(kit.PlainLabel))


def test_nothing_wrong_takes_no_room(banner: ProblemBanner) -> None:
    assert banner.isHidden()


def test_a_full_disk_stays_on_screen_until_there_is_room_again(
    banner: ProblemBanner, gateway: SampleGateway
) -> None:
    gateway.problem.emit(Problem("disk_full", lasting=True))
    assert not banner.isHidden()
    assert "磁盘已满" in _words(banner)
    gateway.problem.emit(Problem("cleared", (("code", "disk_full"),)))
    assert banner.isHidden()


def test_a_passing_fault_leaves_the_lasting_one_behind(banner: ProblemBanner, gateway: SampleGateway) -> None:
    gateway.problem.emit(Problem("disk_full", lasting=True))
    gateway.problem.emit(Problem("bad_line", (("file", "a.jsonl"), ("line", "7"), ("reason", "json"))))
    assert "a.jsonl" in _words(banner)
    assert "第 7 行" in _words(banner)
    banner._passing.timeout.emit()
    assert "磁盘已满" in _words(banner)


def test_an_order_that_came_to_nothing_is_told(banner: ProblemBanner, gateway: SampleGateway) -> None:
    gateway.refuse(CancelReply(1), errors.InvalidInput("too_late"))
    assert not banner.isHidden()
    assert "撤不回来" in _words(banner)


@pytest.mark.parametrize(
    "kind",
    [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.StoreError)
    ],
)
def test_every_fault_of_the_store_has_a_sentence_of_its_own(kind: type[errors.StoreError]) -> None:
    if kind is errors.StoreError:
        return
    assert "日志" not in labels_problems.sentence(kind.code, {})
