"""What was learned, to read: from which files, what it was worth, and the loudest pieces of it."""

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from deskpilot.domain.understanding import Evidence
from deskpilot.engine.learned import Learned
from deskpilot.services.lessons import Lessons
from deskpilot.ui import labels, labels_learned, theme
from deskpilot.ui import widgets as kit
from deskpilot.worker.gateway import Gateway

_MOST_WORDS, _MOST_SOUNDS, _MOST_SOURCES = 8, 12, 6


class LearnedView(QWidget):
    """Signal: `entry_requested(entry_id)` for an entry that a word leads to."""

    entry_requested = Signal(str)

    def __init__(self, gateway: Gateway) -> None:
        super().__init__()
        self._gateway = gateway
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._inside: QWidget | None = None
        self._lessons: Lessons | None = None

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        lessons, self._lessons = self._lessons, None
        if lessons is not None:
            self.show_lessons(lessons)

    def show_lessons(self, lessons: Lessons) -> None:
        """Show these."""
        if lessons == self._lessons:
            return
        self._lessons = lessons
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        self._body = QVBoxLayout(self._inside)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(4)
        self._add_sources(lessons)
        self._add_checks(lessons)
        self._add_words(lessons)
        self._add_sounds(lessons)
        self._add_openings(lessons)
        self._column.addWidget(self._inside)

    def _add_sources(self, lessons: Lessons) -> None:
        self._head(self.tr("从哪里学的"))
        offset = self._gateway.settings().utc_offset_minutes
        for source in islice(reversed(lessons.sources), _MOST_SOURCES):
            file = theme.one_line(source.file) or self.tr("没有记下文件名")
            text = self.tr("{date}，「{file}」，{n} 行").format(
                date=f"{labels.local(source.at, offset):%Y-%m-%d %H:%M}", file=file, n=f"{source.lines:,}"
            )
            self._body.addWidget(kit.PlainLabel(text, "body", "t2", elide=True))
        more = len(lessons.sources) - _MOST_SOURCES
        if more > 0:
            text = self.tr("更早还有 {n} 次").format(n=more)
            self._body.addWidget(kit.PlainLabel(text, "caption", "t3"))

    def _add_checks(self, lessons: Lessons) -> None:
        self._head(self.tr("学得怎么样"))
        rows = [
            ("words", self.tr("顾客的叫法"), self._words_check(lessons)),
            ("sat", self.tr("不满的口气"), self._tone_check(lessons)),
            ("opening", self.tr("要人接的开头"), self._opening_check(lessons)),
        ]
        titles = (("confidence", self.tr("答对的把握")), ("handoff", self.tr("要人接的把握")))
        for code, title in titles:
            if lessons.figure("learn.labels", code) is not None:
                rows.append((code, title, self._curve_check(lessons, code)))
        for code, title, text in rows:
            used = bool(lessons.figure("learn.adopted", code))
            chip = kit.Chip(self.tr("用上了") if used else self.tr("没用上"), "check" if used else "minus",
                            "success" if used else "neutral")  # fmt: skip
            row = QHBoxLayout()
            row.setContentsMargins(0, 4, 0, 4)
            row.setSpacing(12)
            words = QVBoxLayout()
            words.setSpacing(2)
            words.addWidget(kit.PlainLabel(title, "body"))
            words.addWidget(kit.PlainLabel(text, "caption", "t2", wrap=True))
            row.addLayout(words, 1)
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
            self._body.addWidget(kit.Hairline())
            self._body.addLayout(row)

    def _words_check(self, lessons: Lessons) -> str:
        if not lessons.figure("learn.adopted", "words"):
            return self._left_out(lessons, "words", "learn.checks")
        return self._filled(
            self.tr(
                "拿没学过的 {n} 轮对话来考：学之前 {before} 分，学之后 {after} 分。每次都把对的条目排第一是 100 分。"
            ),
            lessons, "words", "learn.checks",
        )  # fmt: skip

    def _tone_check(self, lessons: Lessons) -> str:
        if lessons.figure("learn.labels", "sat") is None:
            return self.tr("文件里没有标过满不满意的话（label 里的 sat），这一项没有学。")
        if not lessons.figure("learn.adopted", "sat"):
            return self._left_out(lessons, "sat", "learn.labels")
        said = self.tr(
            "从没学过的会话里各挑一句：一句不满意，一句没有。学之前 100 次里分得清 {before} 次，学之后 {after} 次。"
        )
        return self._filled(said, lessons, "sat", "learn.labels")

    def _opening_check(self, lessons: Lessons) -> str:
        if not lessons.figure("learn.checks", "opening"):
            return self.tr("还没有看过会话是怎么开头的。再学一次就有了。")
        if not lessons.figure("learn.adopted", "opening"):
            return self._left_out(lessons, "opening", "learn.checks")
        said = self.tr(
            "拿没学过的 {n} 个会话来考：一个后来要人接，一个没有，只看开头。学之前 100 次里分得清 {before} 次，学之后 {after} 次。"
        )
        return self._filled(said, lessons, "opening", "learn.checks")

    def _curve_check(self, lessons: Lessons, name: str) -> str:
        curve = next(
            (each.detail.split(" ") for each in lessons.told("learn.curve") if each.detail.startswith(name)),
            None,
        )
        if curve is None:
            return self._left_out(lessons, name, "learn.labels")
        learned = Learned(curves={name: (float(curve[1]), float(curve[2]))})
        low, middle, high = (f"{learned.corrected(name, before):.0%}" for before in (0.3, 0.5, 0.8))
        said = self.tr("按标过的 {n} 轮改准了：原来的 30%、50%、80%，现在是 {low}、{middle}、{high}。")
        count = int(lessons.figure("learn.labels", name) or 0)
        return said.format(n=f"{count:,}", low=low, middle=middle, high=high)

    def _left_out(self, lessons: Lessons, part: str, counted: str) -> str:
        told = (each.detail.partition(" ") for each in lessons.told("learn.left_out"))
        why = next((why for name, _, why in told if name == part), "level")
        return self._filled(labels_learned.left_out(part, why), lessons, part, counted)

    def _filled(self, said: str, lessons: Lessons, part: str, counted: str) -> str:
        before, after = self._points(lessons, part)
        count = int(lessons.figure(counted, part) or 0)
        return said.format(n=f"{count:,}", before=before, after=after)

    def _points(self, lessons: Lessons, code: str) -> tuple[str, str]:
        figures = (lessons.figure(f"learn.check.{when}", code) or 0.0 for when in ("before", "after"))
        before, after = (f"{100 * figure:.1f}" for figure in figures)
        return before, after

    def _add_words(self, lessons: Lessons) -> None:
        found = [each for each in lessons.told("learn.word") if " " in each.detail]
        if not found:
            return
        self._head(self.tr("顾客爱说的词，现在会带到哪条"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        for each in found:
            word, entry_id = each.detail.rsplit(" ", 1)
            entry = self._gateway.queries.entry(entry_id)
            if entry is None:
                continue  # deleted since
            place = grid.rowCount()
            grid.addWidget(kit.Chip(theme.one_line(word)), place, 0)
            grid.addWidget(kit.PlainLabel("→", "body", "t3"), place, 1)
            grid.addWidget(self._entry_link(entry_id, entry.question), place, 2)
            if place >= _MOST_WORDS:
                break
        self._body.addLayout(grid)

    def _entry_link(self, entry_id: str, question: str) -> QWidget:
        link = kit.Button(theme.one_line(question), "ghost", size="small")
        link.setAccessibleName(self.tr("打开条目「{question}」").format(question=question))
        link.clicked.connect(lambda: self.entry_requested.emit(entry_id))
        row = QHBoxLayout(holder := QWidget())
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(link)
        row.addStretch(1)
        return holder

    def _add_sounds(self, lessons: Lessons) -> None:
        sounds = sorted(lessons.told("learn.sound"), key=lambda each: -each.weight)
        upset = [each for each in sounds if each.weight > 0]
        content = [each for each in reversed(sounds) if each.weight < 0]
        if not sounds or not lessons.figure("learn.adopted", "sat"):
            return
        self._head(self.tr("这些字眼听着像"))
        for title, tone, found in (
            (self.tr("不满意"), "warning", upset),
            (self.tr("还好"), "success", content),
        ):
            if found:
                self._body.addWidget(kit.PlainLabel(title, "caption", "t2"))
                self._body.addWidget(_chips(found[:_MOST_SOUNDS], tone))

    def _add_openings(self, lessons: Lessons) -> None:
        found = [each.detail.rsplit(" ", 2) for each in lessons.told("learn.opening")]
        rows = [row for row in found if len(row) == 3][:_MOST_WORDS]
        if not rows:
            return
        self._head(self.tr("这样开头的会话，后来更常要人接"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for place, (word, chats, led) in enumerate(rows):
            text = self.tr("{chats} 个会话里 {led} 个").format(chats=chats, led=led)
            grid.addWidget(kit.Chip(theme.one_line(word)), place, 0)
            grid.addWidget(kit.PlainLabel(text, "body", "t2"), place, 1)
        self._body.addLayout(grid)
        why = self.tr("要人接：顾客后来投诉、生气、要找人、提出退款，会话转给了别人，或者同事陪了很久。")
        self._body.addWidget(kit.PlainLabel(why, "caption", "t3", wrap=True))

    def _head(self, text: str) -> None:
        self._body.addSpacing(16)
        self._body.addWidget(kit.PlainLabel(text, "body_strong"))


def _chips(found: Sequence[Evidence], tone: str) -> QWidget:
    holder = QWidget()
    flow = kit.FlowLayout(holder, gap=6)
    for each in found:
        flow.addWidget(kit.Chip(theme.one_line(each.detail), None, tone))
    return holder
