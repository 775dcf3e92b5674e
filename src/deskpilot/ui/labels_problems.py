"""Faults in words that a shop assistant understands: what happened, what is safe, what to do."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_SENTENCES: Mapping[str, str] = {
    "disk_full": QT_TRANSLATE_NOOP(
        "Problems", "磁盘已满，新消息存不下来，AI 已暂停回复。清出一些空间后会自动继续，已有的数据都在。"
    ),
    "folder_unusable": QT_TRANSLATE_NOOP(
        "Problems",
        "数据文件夹不能写入：{path}。请检查它是否被设为只读、被拔掉或没有权限，然后重新打开副驾驶。",
    ),
    "database_newer": QT_TRANSLATE_NOOP(
        "Problems", "这份数据是更新版本的副驾驶写的，这个版本没有改动它。请装上新版本再打开。"
    ),
    "database_missing": QT_TRANSLATE_NOOP(
        "Problems",
        "这里原来有数据，现在文件不见了或是空的：{path}。请先不要新建，从备份恢复，或把文件放回来。",
    ),
    "database_corrupt": QT_TRANSLATE_NOOP(
        "Problems", "数据文件读不出来：{path}。原文件会原样留着，请从最近的备份恢复。"
    ),
    "database_busy": QT_TRANSLATE_NOOP(
        "Problems", "数据文件正被别的程序占用（可能是杀毒或同步软件）。稍等会自动再试，消息不会丢。"
    ),
    "start_failed": QT_TRANSLATE_NOOP(
        "Problems", "副驾驶的程序文件读不全，可能没有装好。请重新安装；店里的数据没有动过。"
    ),
    "already_running": QT_TRANSLATE_NOOP("Problems", "副驾驶已经开着了，已把那个窗口调到前面。"),
    "engine_failed": QT_TRANSLATE_NOOP("Problems", "AI 出了故障，正在重启。来信照收，请先由人来接。"),
    "worker_failed": QT_TRANSLATE_NOOP("Problems", "后台出了故障，正在重启。已存的消息都在。"),
    "queue_full": QT_TRANSLATE_NOOP("Problems", "来信太多，正在排队处理，一条都不会丢。"),
    "channel": QT_TRANSLATE_NOOP("Problems", "渠道「{channel}」连不上，正在再试。"),
    "bad_line": QT_TRANSLATE_NOOP(
        "Problems", "文件 {file} 第 {line} 行看不懂，已跳过，其余都收下了。出错的行存在 problems 文件里。"
    ),
}


def sentence(code: str, params: Mapping[str, str]) -> str:
    """The sentence for a fault; one without words of its own is shown with its code, so that support can find it."""
    text = _SENTENCES.get(code)
    if text is None:
        text = QT_TRANSLATE_NOOP("Problems", "出了点问题（{code}）。日志里有详情。")
    said = QCoreApplication.translate("Problems", text)
    for name, value in {"code": code, **params}.items():
        said = said.replace(f"{{{name}}}", value)
    return said
