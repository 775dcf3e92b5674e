"""Files and links of the transcript: opened and saved by a press, never by themselves."""

import shutil
from ipaddress import ip_address
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from deskpilot.domain.errors import FolderUnusable, InvalidInput
from deskpilot.services.media import MediaStore, attachment_in, link_in
from deskpilot.services.views import TranscriptRow
from deskpilot.ui.panels.conversation.bubble_text import safe_link
from deskpilot.ui.widgets.dialogs import ConfirmDialog


def open_file(media: MediaStore, row: TranscriptRow) -> None:
    """Show a file of ours in the program the system has for it. Raises `InvalidInput` when it is gone."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(_path(media, row))))


def save_file(media: MediaStore, row: TranscriptRow, parent: QWidget) -> None:
    """Ask where to, and write a copy there. Raises `KnownError`."""
    source = _path(media, row)
    attachment = attachment_in(row.payload)
    name = attachment.name if attachment is not None else source.name
    title = QCoreApplication.translate("Files", "文件另存为")
    path, _kind = QFileDialog.getSaveFileName(parent, title, name)
    if path:
        copy_to(source, Path(path))


def copy_to(source: Path, target: Path) -> None:
    """A copy that appears whole or not at all. Raises `FolderUnusable`."""
    incoming = target.with_name(f".{target.name}.part")
    try:
        shutil.copyfile(source, incoming)
        incoming.replace(target)
    except OSError as error:
        raise FolderUnusable(path=target.parent) from error
    finally:
        incoming.unlink(missing_ok=True)


def open_link(text: str, parent: QWidget) -> None:
    """Open a web address that was pressed; one that may not be what it looks like is asked about first."""
    url = safe_link(text)
    if url is None:
        return
    warning = doubt(url)
    if warning:
        title = QCoreApplication.translate("Files", "这个链接要小心")
        told = f"{url.toString(QUrl.ComponentFormattingOption.FullyEncoded)}\n\n{warning}"
        if not ConfirmDialog.asks(parent, title, told, QCoreApplication.translate("Files", "仍然打开")):
            return
    QDesktopServices.openUrl(url)


def open_sent_link(row: TranscriptRow, parent: QWidget) -> None:
    """Ask, with the real address, whether what a customer sent shall be opened in the browser."""
    url = safe_link(link_in(row.payload))
    if url is None:
        return
    address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    told = "\n\n".join(part for part in (address, doubt(url)) if part)
    title = QCoreApplication.translate("Files", "在浏览器里打开顾客发来的文件？")
    if ConfirmDialog.asks(
        parent, title, told, QCoreApplication.translate("Files", "打开"), danger=bool(doubt(url))
    ):
        QDesktopServices.openUrl(url)


def doubt(url: QUrl) -> str:
    """Why an address may lead elsewhere than it seems; empty when nothing speaks against it."""
    host = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
    if any(part.startswith("xn--") for part in host.split(".")):
        return QCoreApplication.translate("Files", "网址里有长得像英文字母的别的文字，可能是仿冒的网站。")
    if url.userName() or url.password():
        return QCoreApplication.translate(
            "Files", "网址里 @ 前面的部分是用来骗眼睛的，真正去的是 {host}。"
        ).format(host=host)
    if _is_number(host):
        return QCoreApplication.translate("Files", "这个网址只有数字，没有名字，正规网站很少这样。")
    return ""


def _is_number(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _path(media: MediaStore, row: TranscriptRow) -> Path:
    attachment = attachment_in(row.payload)
    path = media.path_of(attachment.file) if attachment is not None else None
    if attachment is None or path is None:
        raise InvalidInput("file_gone", file=attachment.name if attachment is not None else "?")
    return path
