"""Words about learning from past conversations: how far it is, and what is wrong with a file."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from deskpilot.ui import labels

_FAULTS = {
    "file_unreadable": QT_TRANSLATE_NOOP(
        "Learned", "「{file}」打不开。看看它还在不在，是不是正被别的程序占着。"
    ),
    "not_utf8": QT_TRANSLATE_NOOP("Learned", "「{file}」不是 UTF-8 编码。用记事本另存为 UTF-8 再试。"),
    "bad_line": QT_TRANSLATE_NOOP(
        "Learned",
        "第 {line} 行读不懂，什么都没有学。每行要是一个 JSON 对象，至少有 conversation、from 和 text。",
    ),
    "no_lines": QT_TRANSLATE_NOOP("Learned", "「{file}」里一句话都没有，什么都没有学。"),
    "bug": QT_TRANSLATE_NOOP("Learned", "学到一半出了错，什么都没有变。"),
}


def step(code: str, done: int, total: int) -> str:
    """How far learning is."""
    if code == "reading":
        return _say(QT_TRANSLATE_NOOP("Learned", "读了 {n} 行")).format(n=f"{done:,}")
    return f"{done / total:.0%}" if total else ""


def fault(code: str, params: Mapping[str, object]) -> str:
    """Why nothing was learned, and what to do."""
    if code not in _FAULTS:
        return labels.refusal(code)
    return _say(_FAULTS[code]).format(file=params.get("file", ""), line=params.get("line", ""))


def _say(text: str) -> str:
    return QCoreApplication.translate("Learned", text)
