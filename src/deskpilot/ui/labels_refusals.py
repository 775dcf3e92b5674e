"""Why a command came to nothing, by the code of its error. Looked up and translated by `labels.refusal`."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

REFUSALS: Mapping[str, str] = {
    "flow_faulty": QT_TRANSLATE_NOOP("Labels", "流程里还有地方没填对，先不能启用；红字标出了是哪一步"),
    "too_late": QT_TRANSLATE_NOOP("Labels", "已经发出去了，撤不回来"),
    "stale_version": QT_TRANSLATE_NOOP("Labels", "刚才有别人动过这个会话，这一步没有做"),
    "not_found": QT_TRANSLATE_NOOP("Labels", "这一条已经不在了"),
    "disk_full": QT_TRANSLATE_NOOP("Labels", "磁盘满了，没有存下来"),
    "queue_full": QT_TRANSLATE_NOOP("Labels", "手头的事太多，这一步没有做，请稍等再试"),
    "reply_too_long": QT_TRANSLATE_NOOP("Labels", "太长了，分成几条发吧"),
    "empty_reply": QT_TRANSLATE_NOOP("Labels", "没有内容，没有发"),
    "no_agent_name": QT_TRANSLATE_NOOP("Labels", "还不知道是谁在岗，没有做"),
    "not_failed": QT_TRANSLATE_NOOP("Labels", "这一条没有失败，不用重发"),
    "folder_unusable": QT_TRANSLATE_NOOP("Labels", "数据文件夹不能写，没有存下来"),
    "file_in_use": QT_TRANSLATE_NOOP("Labels", "有文件正被别的程序打开，什么都没删；关掉那个程序再来一次"),
    "stopped": QT_TRANSLATE_NOOP("Labels", "程序正在关闭，没有做"),
    "owner_only": QT_TRANSLATE_NOOP("Labels", "店主设了密码，这一步要店主来做"),
    "pin_wanted": QT_TRANSLATE_NOOP("Labels", "坐店主的位子要输密码"),
    "wrong_pin": QT_TRANSLATE_NOOP(
        "Labels", "密码不对，再试一次。忘了就请店主在存数据的电脑上运行 deskpilot forget-pin"
    ),
    "bad_pin": QT_TRANSLATE_NOOP("Labels", "密码要 4 到 32 位"),
    "sit_as_owner": QT_TRANSLATE_NOOP("Labels", "先在上方换成店主，再设密码"),
    "last_owner": QT_TRANSLATE_NOOP("Labels", "设了密码，至少要留一位店主"),
    "not_personal": QT_TRANSLATE_NOOP("Labels", "这位顾客不做个性推荐，没有记"),
    "field_too_long": QT_TRANSLATE_NOOP("Labels", "写得太长了，没有存"),
    "empty_field": QT_TRANSLATE_NOOP("Labels", "不能空着，没有存"),
    "not_a_customers_line": QT_TRANSLATE_NOOP("Labels", "只有顾客的话能记成产品反馈"),
    "too_many": QT_TRANSLATE_NOOP("Labels", "太多了，放不下，没有加"),
}
