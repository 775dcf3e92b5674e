"""What is said about files: how large one is, how many there are, and why one cannot be taken."""

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from deskpilot.domain.attachment import Attachment
from deskpilot.domain.conversation import MessageKind
from deskpilot.domain.errors import KnownError
from deskpilot.ui import labels

_FAULTS = {
    "no_such_file": QT_TRANSLATE_NOOP("Files", "找不到「{file}」"),
    "not_a_file": QT_TRANSLATE_NOOP("Files", "「{file}」不是文件，文件夹先压缩成 zip 再发"),
    "empty_file": QT_TRANSLATE_NOOP("Files", "「{file}」是空的"),
    "file_unreadable": QT_TRANSLATE_NOOP("Files", "「{file}」打不开，可能被别的程序占着"),
    "file_too_large": QT_TRANSLATE_NOOP("Files", "「{file}」太大了，这种文件最大 {limit} MB"),
    "kind_not_allowed": QT_TRANSLATE_NOOP(
        "Files", "「{file}」这种文件不能发，可以发图片、视频、PDF、表格、文档和 zip"
    ),
    "not_what_it_says": QT_TRANSLATE_NOOP("Files", "「{file}」里面的内容和后缀对不上，没有放进来"),
    "too_many_attachments": QT_TRANSLATE_NOOP("Files", "一次最多带 {limit} 个文件"),
    "file_gone": QT_TRANSLATE_NOOP("Files", "「{file}」已经不在这台电脑上了"),
}


translate = QCoreApplication.translate


def _say(text: str) -> str:
    return QCoreApplication.translate("Files", text)


def fault(error: KnownError) -> str:
    """Why a file cannot be taken, sent or opened."""
    if error.code not in _FAULTS:
        return labels.refusal(error.code)
    return _say(_FAULTS[error.code]).format(**error.params)


def size(count: int) -> str:
    """How large a file is, as people say it."""
    if count < 1024 * 1024:
        return f"{max(1, round(count / 1024)):,} KB"
    return f"{count / 1024 / 1024:,.1f} MB"


def named(attachment: Attachment) -> str:
    """The name of a file with its size."""
    return f"{attachment.name} · {size(attachment.size)}"


def counted(kinds: Sequence[MessageKind]) -> str:
    """How many pictures, films and files go along; empty for none."""
    pictures = sum(kind is MessageKind.IMAGE for kind in kinds)
    films = sum(kind is MessageKind.VIDEO for kind in kinds)
    others = len(kinds) - pictures - films
    # One and many: lupdate sees a plural only where a digit is handed in, not a name.
    texts = (
        (pictures, translate("Files", "附图 {n} 张", "", 1), translate("Files", "附图 {n} 张", "", 2)),
        (films, translate("Files", "附视频 {n} 段", "", 1), translate("Files", "附视频 {n} 段", "", 2)),
        (others, translate("Files", "附文件 {n} 个", "", 1), translate("Files", "附文件 {n} 个", "", 2)),
    )
    return labels.joined((one if n == 1 else many).format(n=n) for n, one, many in texts if n)
