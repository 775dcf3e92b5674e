"""Chinese is the source; another language comes in and goes while the window is open."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication, QWidget

from deskpilot.domain.conversation import MessageKind
from deskpilot.services.views import BriefLine
from deskpilot.ui import labels, labels_figures, labels_files, translation
from deskpilot.ui.labels_case.brief import brief_text
from deskpilot.ui.labels_case.customer import worth
from tests.ui.sample_rows import customer_card
from tools.translations import read, ts_file


@pytest.fixture(autouse=True)
def source_language(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    yield
    translation.set_language(qapp, translation.SOURCE_LANGUAGE)
    QLocale.setDefault(before)


class _Panel(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.retranslated = 0

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslated += 1
        super().changeEvent(event)


def test_the_source_language_needs_no_file(qapp: QApplication) -> None:
    assert translation.set_language(qapp, "zh_CN") == "zh_CN"
    assert QLocale().language() == QLocale.Language.Chinese


def test_an_unknown_language_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="fr"):
        translation.set_language(qapp, "fr")


def test_a_language_without_a_file_falls_back_to_the_source(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*parts: str) -> None:
        raise FileNotFoundError(*parts)

    monkeypatch.setattr(translation, "resource", missing)
    assert translation.set_language(qapp, "en") == "zh_CN"


def test_the_systems_language_is_one_we_speak() -> None:
    assert translation.system_language() in translation.LANGUAGES


def test_open_windows_are_told_of_a_change(qapp: QApplication, qtbot) -> None:
    panel = _Panel()
    qtbot.addWidget(panel)
    translation.set_language(qapp, "zh_CN")
    before = panel.retranslated
    translation.set_language(qapp, "en")
    translation.set_language(qapp, "zh_CN")
    qapp.processEvents()
    assert panel.retranslated > before


# ---- what a language changes beyond words ----------------------------------------------------------------------------


@pytest.fixture
def english(qapp: QApplication) -> None:
    assert translation.set_language(qapp, "en") == "en"


def test_english_uses_its_own_marks_between_words(english: None) -> None:
    assert labels.quoted("好的") == "“好的”"
    assert labels.listed(("a", "b")) == "a, b"
    assert labels.joined(("a", "", "b")) == "a, b"
    assert labels.named("a", "b") == "a: b"


def test_chinese_keeps_its_marks(qapp: QApplication) -> None:
    translation.set_language(qapp, "zh_CN")
    assert (
        labels.named(labels.listed("甲乙"), labels.joined(("丙", labels.quoted("丁"))))
        == "甲、乙：丙，「丁」"
    )


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 3, 12), "Today"),
        (date(2026, 3, 10), "Tue 10 Mar"),
        (date(2025, 12, 31), "31 Dec 2025"),
    ],
)
def test_english_dates_name_the_month(english: None, on: date, said: str) -> None:
    assert labels.day(on, date(2026, 3, 12)) == said


@pytest.mark.parametrize(("code", "language", "said"), [("en", "148k", "14.8"), ("zh_CN", "14.8万", "k")])
def test_large_counts_are_told_in_the_languages_own_thousands(
    qapp: QApplication, code: str, language: str, said: str
) -> None:
    translation.set_language(qapp, code)
    assert labels_figures.count(148_000) == language
    assert said not in labels_figures.count(148_000)


@pytest.mark.parametrize(("amount", "said"), [(0, "0 people"), (1, "1 person"), (2, "2 people")])
def test_english_units_have_a_plural(english: None, amount: float, said: str) -> None:
    assert labels_figures.text(amount, "count", "waiting") == said


@pytest.mark.parametrize(("orders", "said"), [("1", "Returning, 1 order"), ("7", "Returning, 7 orders")])
def test_orders_of_the_brief_have_a_plural(english: None, orders: str, said: str) -> None:
    assert brief_text(BriefLine("who", "returning", values=(orders,))) == said


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ([MessageKind.IMAGE], "1 picture attached"),
        ([MessageKind.IMAGE] * 3, "3 pictures attached"),
        ([MessageKind.IMAGE, MessageKind.FILE, MessageKind.FILE], "1 picture attached, 2 files attached"),
    ],
)
def test_what_is_attached_is_counted_as_one_would_say_it(
    english: None, kinds: list[MessageKind], said: str
) -> None:
    assert labels_files.counted(kinds) == said


@pytest.mark.parametrize(("days", "unit"), [(1.2, "day ago"), (1.6, "days ago"), (13.0, "days ago")])
def test_days_since_the_last_order_have_a_plural(english: None, days: float, unit: str) -> None:
    card = customer_card()
    aged = replace(card, worth=replace(card.worth, days_since_last=days))
    assert worth(aged)[-1].unit == unit


def test_the_words_for_severities_follow_the_language(english: None, qapp: QApplication) -> None:
    assert labels.severity("urgent") == "Urgent"
    translation.set_language(qapp, "zh_CN")
    assert labels.severity("urgent") == "紧急"


# These are only said of two and more, or of a fixed number.
_ALWAYS_MANY = (
    "{n} follow-ups are due",
    "{n} follow-ups are due soon",
    "{n} days overdue",
    "vs {n} days before",
    "{text} and more, {n} kinds",
    "What step {n} does",
    "Checked on {n} chats it had not learned from",
    "{n} customers, worth about {money} together",
    "{title} and others, {n} items",
    "ordered {n} days ago",
    "{n} months",
    "{n} chats so far",
    "Delete conversations older than {n} months?",
    "See all {n} alerts under Waiting",
    "{n} more alerts, the most urgent: {title}",
)
_COUNTED = re.compile(r"\{(?:n|count)\} (?!s\b|ms\b|pts\b)(?:[a-z]+ )?[a-z-]{2,}s\b")


def test_one_thing_is_never_counted_in_the_plural() -> None:
    """\"1 chars\": what is counted has one form for one and another for many, or stands before the number."""
    texts = [each for each in read(ts_file("en")) if not each.plural]
    wrong = {form for each in texts for form in each.forms if _COUNTED.search(form)}
    assert [form for form in sorted(wrong) if not form.startswith(_ALWAYS_MANY)] == []
