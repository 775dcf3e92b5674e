"""Words about learning from past conversations: how far it is, and what is wrong with a file."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from deskpilot.ui import labels, theme

_FAULTS = {
    "file_unreadable": QT_TRANSLATE_NOOP(
        "Learned", "「{file}」打不开。看看它还在不在，是不是正被别的程序占着。"
    ),
    "not_utf8": QT_TRANSLATE_NOOP("Learned", "「{file}」不是 UTF-8 编码。用记事本另存为 UTF-8 再试。"),
    "bad_line": QT_TRANSLATE_NOOP(
        "Learned",
        "第 {line} 行读不懂，什么都没有学。每行要是一个 JSON 对象，至少有 conversation、from 和 text。",
    ),
    "bad_label": QT_TRANSLATE_NOOP(
        "Learned",
        "第 {line} 行的标注 {name} 不能是「{value}」，什么都没有学。sat 只有 0、1、2；action 只有 reply、suggest、clarify、escalate、hold；entries 是条目编号。",
    ),
    "no_lines": QT_TRANSLATE_NOOP("Learned", "「{file}」里一句话都没有，什么都没有学。"),
    "bug": QT_TRANSLATE_NOOP("Learned", "学到一半出了错，什么都没有变。"),
}
_LEVEL = QT_TRANSLATE_NOOP("Learned", "拿没学过的对话来考，没有更好，所以照旧。")
_LEFT_OUT = {
    ("words", "no_checks"): QT_TRANSLATE_NOOP("Learned", "没有能拿来核对的对话，还说不准，先不用。"),
    ("words", "few"): QT_TRANSLATE_NOOP(
        "Learned",
        "能拿来核对的新对话只有 {n} 轮，新学的叫法先放着，以前学的照用。接着学别的聊天记录，会一起算。",
    ),
    ("words", "chance"): QT_TRANSLATE_NOOP(
        "Learned",
        "拿没学过的 {n} 轮对话来考：学之前 {before} 分，学之后 {after} 分。看着更好，但还可能是碰巧，先不用。接着学别的聊天记录，会一起算。",
    ),
    ("words", "level"): QT_TRANSLATE_NOOP(
        "Learned", "拿没学过的 {n} 轮对话来考：学之前 {before} 分，学之后 {after} 分，没有更好，所以照旧。"
    ),
    ("words", "worse"): QT_TRANSLATE_NOOP(
        "Learned",
        "拿没学过的 {n} 轮对话来考：学之前 {before} 分，学之后 {after} 分，更差了，这个文件不算数。",
    ),
    ("words", "misleads"): QT_TRANSLATE_NOOP(
        "Learned", "拿新的 {n} 轮对话来考，以前学的叫法现在帮倒忙，已经撤下。"
    ),
    ("sat", "few"): QT_TRANSLATE_NOOP("Learned", "标过满不满意的话只有 {n} 句，太少，这一项没有学。"),
    ("sat", "level"): QT_TRANSLATE_NOOP(
        "Learned", "学之前 100 次里分得清 {before} 次，学之后 {after} 次，没有更好，所以照旧。"
    ),
    ("opening", "few"): QT_TRANSLATE_NOOP("Learned", "能拿来考的会话只有 {n} 个，太少，先不用。"),
    ("opening", "rare"): QT_TRANSLATE_NOOP(
        "Learned", "拿来考的 {n} 个会话里，后来要人接的和不要的，有一种太少，还说不准，先不用。"
    ),
    ("opening", "level"): QT_TRANSLATE_NOOP(
        "Learned", "拿没学过的 {n} 个会话来考，只看开头还分不清哪个后来要人接，所以照旧。"
    ),
    ("", "few"): QT_TRANSLATE_NOOP("Learned", "标过该怎么办的只有 {n} 轮，太少，没有学。"),
    ("", "one_sided"): QT_TRANSLATE_NOOP("Learned", "标过的 {n} 处几乎只有一种，两种都要有，没有学。"),
    ("", "level"): QT_TRANSLATE_NOOP("Learned", "标过的 {n} 轮里没有更准，所以照旧。"),
}


def step(code: str, done: int, total: int) -> str:
    """How far learning is."""
    if code == "reading":
        return _say(QT_TRANSLATE_NOOP("Learned", "读了 {n} 行")).format(n=f"{done:,}")
    return f"{done / total:.0%}" if total else ""


def left_out(part: str, why: str) -> str:
    """Why a part of what was learned is not in use, with the fields n, before and after to be filled in."""
    found = _LEFT_OUT.get((part, why)) or _LEFT_OUT.get(("", why))
    return _say(found or _LEVEL)


def fault(code: str, params: Mapping[str, object]) -> str:
    """Why nothing was learned, and what to do."""
    if code not in _FAULTS:
        return labels.refusal(code)
    told = {name: theme.one_line(str(params.get(name, ""))) for name in ("file", "line", "name", "value")}
    return _say(_FAULTS[code]).format_map(told)


def _say(text: str) -> str:
    return QCoreApplication.translate("Learned", text)
