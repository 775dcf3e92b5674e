"""Where every notice goes out: as a toast, and by the system while the window is not in front. Masked where that is set."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from deskpilot.logs import strike_private
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.alarm.tray import Tray
from deskpilot.worker.gateway import Gateway

_LONGEST = 60  # characters of a notice of the system


class Notices:
    """`title` never names a customer and never quotes one; `with_name` and `words` do, and are left out when masked. The
    system keeps its notices, so private numbers never go there."""

    def __init__(self, gateway: Gateway, toasts: kit.ToastStack, tray: Tray, window: QWidget) -> None:
        self._gateway, self._toasts, self._tray, self._window = gateway, toasts, tray, window
        self._about: dict[kit.Toast, tuple[int, ...]] = {}

    def outside(self, title: str, words: str) -> None:
        """Told by the system, unless the window is in front."""
        if not self._window.isActiveWindow():
            short = strike_private(theme.one_line(words))[:_LONGEST]
            self._tray.notify(title, "" if self._is_masked() else short)

    def inside(
        self,
        level: str,
        title: str,
        words: str,
        actions: Sequence[kit.ToastAction],
        with_name: str = "",
        about: Sequence[int] = (),
        beside: bool = False,
    ) -> kit.Toast | None:
        """Told in the window; `with_name` is the title with whom it is about, `about` the conversations. None when it
        was counted together with others, which is not for what only the notice tells: that stands `beside` them."""
        if self._is_masked():
            with_name, words = "", ""
        head, text = with_name or title, theme.one_line(words)
        toast = self._toasts.show_toast(level, head, text, actions, beside=beside)
        if toast is not None:
            self._about[toast] = tuple(about)
            toast.closed.connect(lambda: self._about.pop(toast, None))
        return toast

    def let_go_of_the_erased(self) -> None:
        """Close what was told about conversations that are no more."""
        queries = self._gateway.queries
        for toast, about in list(self._about.items()):
            if any(queries.head(conversation) is None for conversation in about):
                toast.close_toast()

    def _is_masked(self) -> bool:
        return self._gateway.settings().mask_notifications
