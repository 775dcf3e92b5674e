"""Everything about one customer saved into a file: says first that nothing is masked, asks where, and tells how it went."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from deskpilot.domain.commands import NoteCustomerExport
from deskpilot.domain.errors import KnownError
from deskpilot.services.customer_export import KINDS, export_customer
from deskpilot.services.roles import may
from deskpilot.ui import labels, theme
from deskpilot.ui import widgets as kit
from deskpilot.worker.gateway import Gateway

# What no file system takes in a name.
_UNFIT = re.compile(r'[\\/:*?"<>|]')


class CustomerFiles(QObject):
    """For every panel that offers it. `told(good, words)` is called with the outcome."""

    def __init__(self, gateway: Gateway, parent: QWidget, told: Callable[[bool, str], None]) -> None:
        super().__init__(parent)
        self._gateway, self._parent, self._told = gateway, parent, told

    def refusal(self) -> str:
        """Why whoever sits here may not export anybody; empty when they may."""
        return "" if may(self._gateway.house(), NoteCustomerExport) else labels.refusal("owner_only")

    def ask(self, customer_id: int) -> None:
        """Say what will be in the file, and ask where it goes."""
        who = self._gateway.queries.customer(customer_id)
        if who is None:
            return
        name = theme.one_line(who.nickname or who.key)
        text = self.tr(
            "会话、订单、记住的、备注和跟进都写进一个文件，图片只列文件名。电话和地址不打码，请存到别人看不到的地方。"
        )
        title = self.tr("导出「{name}」的全部资料？").format(name=name)
        window = self._parent.window()
        if not kit.ConfirmDialog.asks(window, title, text, self.tr("选个地方"), danger=False):
            return
        file = _UNFIT.sub("_", self.tr("顾客资料 {name}").format(name=name))
        path = kit.ask_table_file(window, title, file, KINDS)
        if path is not None:
            self.save(customer_id, path)

    def save(self, customer_id: int, path: Path) -> None:
        """Write the file, and tell how it went."""
        gateway = self._gateway
        language = "en" if gateway.settings().language == "en" else "zh"
        try:
            export_customer(gateway.queries.whole_customer(customer_id), gateway.now(), language, path)
        except KnownError as error:
            self._told(False, labels.refusal(error.code))
            return
        gateway.submit(NoteCustomerExport(customer_id, gateway.agent_name))
        self._told(True, self.tr("已导出到 {path}，里面没有打码，请收好").format(path=path))
