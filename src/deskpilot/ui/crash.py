"""The last net of the window's thread: a bug is logged, told in plain words, and never passed over in silence.

Known errors (`KnownError`) never arrive here: panels tell them where they happen.
"""

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

_LOG = logging.getLogger(__name__)


class CrashGuard(QObject):
    """Catches what nobody caught. `install()` takes over `sys.excepthook`, `remove()` gives it back.

    The dialog names the fault and offers to quit. A second fault while it is open is logged and counted, not stacked.
    `quit_wanted` asks the composition root for an orderly shutdown.
    """

    quit_wanted = Signal()
    _raised = Signal(str)

    def __init__(self, log_place: str = "", ask: Callable[[str, str], bool] | None = None) -> None:
        super().__init__()
        self._log_place, self._ask = log_place, ask or _ask_in_dialog
        self._asking = False
        self._before: Callable[..., object] | None = None
        # Queued: the dialog opens from the event loop, not inside the paint or event that failed.
        self._raised.connect(self._on_raised, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from now on, for this thread and for plain Python threads."""
        self._before = sys.excepthook
        sys.excepthook = self.on_exception
        threading.excepthook = self._on_thread_exception

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook = self._before or sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """The hook itself."""
        if issubclass(kind, KeyboardInterrupt):
            self.quit_wanted.emit()
            return
        _LOG.critical("unhandled %s", kind.__name__, exc_info=(kind, error, trace))
        self._raised.emit(f"{kind.__name__}: {error}")

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        # A thread that ends itself is no crash.
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            self.on_exception(args.exc_type, args.exc_value, args.exc_traceback)

    def _on_raised(self, fault: str) -> None:
        if self._asking:
            return
        self._asking = True
        try:
            if self._ask(_words(self._log_place), fault):
                self.quit_wanted.emit()
        finally:
            self._asking = False


def _words(log_place: str) -> str:
    lines = [
        QCoreApplication.translate("CrashGuard", "刚才这一步没有做完，已经记进日志。"),
        QCoreApplication.translate("CrashGuard", "客户的消息都已存好。请先看一眼待接的客户，再退出重开。"),
    ]
    if log_place:
        lines.append(QCoreApplication.translate("CrashGuard", "日志在：{place}").format(place=log_place))
    return "\n".join(lines)


def _ask_in_dialog(words: str, fault: str) -> bool:
    """True when the user wants to quit."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QApplication.activeWindow())
    box.setIcon(QMessageBox.Icon.Critical)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(QCoreApplication.translate("CrashGuard", "程序出错"))
    box.setText(words)
    box.setInformativeText(fault)
    leave = box.addButton(QCoreApplication.translate("CrashGuard", "退出"), QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(
        QCoreApplication.translate("CrashGuard", "先处理客户"), QMessageBox.ButtonRole.RejectRole
    )
    box.setDefaultButton(stay)
    box.exec()
    return box.clickedButton() is leave
