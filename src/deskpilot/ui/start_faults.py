"""A start that failed, in plain words, and the ways out of it."""

from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox

from deskpilot.domain.errors import AlreadyRunning, KnownError
from deskpilot.ui.labels_problems import sentence


class WayOut(StrEnum):
    """What the user may choose when the database is gone or broken."""

    RESTORE = "restore"
    START_ANEW = "start_anew"
    QUIT = "quit"


def tell(error: KnownError) -> None:
    """Say why the program does not open."""
    _box(_words(error), str(error)).exec()


def ask_way_out(error: KnownError, backup_at: datetime | None) -> WayOut:
    """Say what is wrong with the database and ask what to do; `backup_at`: when the newest whole backup was made."""
    box = _box(_words(error), _backup_words(backup_at))
    buttons = {}
    if backup_at is not None:
        text = _say(QT_TRANSLATE_NOOP("StartUp", "恢复这份备份"))
        buttons[WayOut.RESTORE] = box.addButton(text, QMessageBox.ButtonRole.AcceptRole)
    text = _say(QT_TRANSLATE_NOOP("StartUp", "从空的开始"))
    buttons[WayOut.START_ANEW] = box.addButton(text, QMessageBox.ButtonRole.DestructiveRole)
    quits = box.addButton(_say(QT_TRANSLATE_NOOP("StartUp", "退出")), QMessageBox.ButtonRole.RejectRole)
    # Whoever presses Return without reading must not lose anything.
    box.setDefaultButton(buttons.get(WayOut.RESTORE, quits))
    box.setEscapeButton(quits)
    box.exec()
    return next((way for way, button in buttons.items() if button is box.clickedButton()), WayOut.QUIT)


def _box(words: str, details: str) -> QMessageBox:
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(_say(QT_TRANSLATE_NOOP("StartUp", "副驾驶打不开")))
    box.setText(words)
    box.setInformativeText(details)
    return box


def _backup_words(backup_at: datetime | None) -> str:
    if backup_at is None:
        return _say(QT_TRANSLATE_NOOP("StartUp", "没有找到能用的备份。原来的文件会原样留着。"))
    at = f"{backup_at.astimezone():%Y-%m-%d %H:%M}"
    return _say(QT_TRANSLATE_NOOP("StartUp", "最近一份完好的备份是 {at} 的。原来的文件会原样留着。")).format(
        at=at
    )


def _words(error: KnownError) -> str:
    if isinstance(error, AlreadyRunning):
        return _say(
            QT_TRANSLATE_NOOP("StartUp", "这家店的资料正被另一个副驾驶打开着，它没有回应。请先把它关掉。")
        )
    return sentence(error.code, {name: str(value) for name, value in error.params.items()})


def _say(text: str) -> str:
    return QCoreApplication.translate("StartUp", text)
