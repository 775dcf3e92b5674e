"""The shop's canned replies, to be read; they are typed in the reply box with a slash."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskpilot.domain.knowledge import QuickPhrase
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings.saver import Saver
from deskpilot.ui.panels.settings.words_table import WordsModel, words_table


class PhrasePage(QWidget):
    """The canned replies, to be read; they are typed in the reply box with a slash."""

    def __init__(self, saver: Saver) -> None:
        super().__init__()
        self._saver = saver
        self._phrases: tuple[QuickPhrase, ...] = ()
        self._model = WordsModel(4, self)
        self._list = words_table(self._model, (96, 150, 88))
        self._title, self._text = (
            kit.PlainLabel("", "title_card"),
            kit.PlainLabel("", "body", "t2", wrap=True),
        )
        self._find = kit.SearchField("", "", delay_ms=100)
        self._find.searched.connect(lambda _text: self._show())
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 16)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(4)
        column.addWidget(self._find, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._list, 1)
        self.retranslate()

    def refresh(self) -> None:
        """Read the phrases again."""
        self._phrases = self._saver.gateway.queries.phrases()
        self._show()

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self._title.setText(self.tr("快捷短语"))
        self._text.setText(self.tr("回复框里打一个「/」再打短码，就能填进去。"))
        self._find.set_words(self.tr("找一句"), self.tr("找快捷短语"))
        self._model.set_titles([self.tr("短码"), self.tr("名字"), self.tr("类目"), self.tr("内容")])
        self._list.setAccessibleName(self.tr("快捷短语"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show(self) -> None:
        text = self._find.text().strip().casefold()
        found = [p for p in self._phrases if text in f"{p.code} {p.title} {p.text}".casefold()]
        self._model.show([(p, (f"/{p.code}", p.title, p.category, p.text)) for p in found])
