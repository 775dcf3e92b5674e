"""Words of the audit trail: what was done, in groups, and to what."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from deskpilot.services.queries.audit import Deed

GROUPS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "replies": (QT_TRANSLATE_NOOP("Audit", "回复"), {
        "reply_sent": QT_TRANSLATE_NOOP("Audit", "发了回复"),
        "reply_cancelled": QT_TRANSLATE_NOOP("Audit", "撤回了回复"),
        "reply_retried": QT_TRANSLATE_NOOP("Audit", "重发了回复"),
        "guard_overruled": QT_TRANSLATE_NOOP("Audit", "越过检查发了回复"),
        "replied_outside": QT_TRANSLATE_NOOP("Audit", "在平台客户端回复"),
        "suggestion_rejected": QT_TRANSLATE_NOOP("Audit", "否掉了建议"),
    }),
    "control": (QT_TRANSLATE_NOOP("Audit", "接手和转接"), {
        "taken_over": QT_TRANSLATE_NOOP("Audit", "接手"),
        "handed_back": QT_TRANSLATE_NOOP("Audit", "交还 AI"),
        "transferred": QT_TRANSLATE_NOOP("Audit", "转接"),
        "closed": QT_TRANSLATE_NOOP("Audit", "结束会话"),
        "reopened": QT_TRANSLATE_NOOP("Audit", "重新打开会话"),
        "human_called": QT_TRANSLATE_NOOP("Audit", "请同事来接"),
        "alert_seen": QT_TRANSLATE_NOOP("Audit", "看过提醒"),
        "alert_snoozed": QT_TRANSLATE_NOOP("Audit", "让提醒稍后再响"),
    }),
    "customers": (QT_TRANSLATE_NOOP("Audit", "顾客资料"), {
        "note_saved": QT_TRANSLATE_NOOP("Audit", "改了备注"),
        "tag_added": QT_TRANSLATE_NOOP("Audit", "加了标签"),
        "tag_removed": QT_TRANSLATE_NOOP("Audit", "去掉标签"),
        "agent_dedicated": QT_TRANSLATE_NOOP("Audit", "改了专属客服"),
        "personalise_on": QT_TRANSLATE_NOOP("Audit", "打开个性推荐"),
        "personalise_off": QT_TRANSLATE_NOOP("Audit", "关掉个性推荐"),
        "fact_added": QT_TRANSLATE_NOOP("Audit", "记下一条"),
        "fact_forgotten": QT_TRANSLATE_NOOP("Audit", "忘掉一条"),
        "customer_exported": QT_TRANSLATE_NOOP("Audit", "导出了顾客的全部资料"),
        "conversations_let_go": QT_TRANSLATE_NOOP("Audit", "到期删除了旧会话"),
        "customer_erased": QT_TRANSLATE_NOOP("Audit", "删除了顾客"),
        "feedback_marked": QT_TRANSLATE_NOOP("Audit", "记了产品反馈"),
        "feedback_unmarked": QT_TRANSLATE_NOOP("Audit", "取消了产品反馈"),
        "task_made": QT_TRANSLATE_NOOP("Audit", "记了跟进"),
        "task_confirmed": QT_TRANSLATE_NOOP("Audit", "确认了跟进"),
        "task_changed": QT_TRANSLATE_NOOP("Audit", "改了跟进"),
        "task_moved": QT_TRANSLATE_NOOP("Audit", "跟进改期"),
        "task_done": QT_TRANSLATE_NOOP("Audit", "做完了跟进"),
        "task_dropped": QT_TRANSLATE_NOOP("Audit", "取消了跟进"),
        "task_restored": QT_TRANSLATE_NOOP("Audit", "恢复了跟进"),
        "lost_sale_hidden": QT_TRANSLATE_NOOP("Audit", "不再列出一位问过没买的"),
        "lost_sale_listed": QT_TRANSLATE_NOOP("Audit", "重新列出一位问过没买的"),
        "task_settled": QT_TRANSLATE_NOOP("Audit", "撤下催付建议：已付或已关闭"),
        "task_ordered": QT_TRANSLATE_NOOP("Audit", "撤下跟进建议：顾客下单了"),
        "task_ended": QT_TRANSLATE_NOOP("Audit", "撤下跟进建议：会话结束了"),
        "task_expired": QT_TRANSLATE_NOOP("Audit", "撤下跟进建议：过了时间没人确认"),
    }),
    "knowledge": (QT_TRANSLATE_NOOP("Audit", "知识和流程"), {
        "entry_saved": QT_TRANSLATE_NOOP("Audit", "保存了条目"),
        "entry_deleted": QT_TRANSLATE_NOOP("Audit", "删除了条目"),
        "entry_enabled": QT_TRANSLATE_NOOP("Audit", "启用了条目"),
        "entry_disabled": QT_TRANSLATE_NOOP("Audit", "停用了条目"),
        "entry_restored": QT_TRANSLATE_NOOP("Audit", "恢复了条目"),
        "alias_saved": QT_TRANSLATE_NOOP("Audit", "保存了用语"),
        "alias_deleted": QT_TRANSLATE_NOOP("Audit", "删除了用语"),
        "catalog_imported": QT_TRANSLATE_NOOP("Audit", "导入了商品"),
        "orders_imported": QT_TRANSLATE_NOOP("Audit", "导入了订单"),
        "knowledge_imported": QT_TRANSLATE_NOOP("Audit", "导入了知识"),
        "learned": QT_TRANSLATE_NOOP("Audit", "让 AI 从聊天记录里学习"),
        "learned_forgotten": QT_TRANSLATE_NOOP("Audit", "忘掉了学到的"),
        "learned_recalled": QT_TRANSLATE_NOOP("Audit", "找回了学到的"),
        "import_undone": QT_TRANSLATE_NOOP("Audit", "撤销了导入"),
        "phrases_changed": QT_TRANSLATE_NOOP("Audit", "改了快捷短语"),
        "flow_saved": QT_TRANSLATE_NOOP("Audit", "保存了流程"),
        "flow_deleted": QT_TRANSLATE_NOOP("Audit", "删除了流程"),
    }),
    "settings": (QT_TRANSLATE_NOOP("Audit", "设置和人员"), {
        "setting_changed": QT_TRANSLATE_NOOP("Audit", "改了设置"),
        "staff_changed": QT_TRANSLATE_NOOP("Audit", "改了人员"),
        "rules_changed": QT_TRANSLATE_NOOP("Audit", "改了谁接谁"),
        "sat_down": QT_TRANSLATE_NOOP("Audit", "坐到了这里"),
        "came": QT_TRANSLATE_NOOP("Audit", "到岗"),
        "left": QT_TRANSLATE_NOOP("Audit", "离开"),
        "pin_set": QT_TRANSLATE_NOOP("Audit", "设了店主密码"),
        "pin_removed": QT_TRANSLATE_NOOP("Audit", "取消了店主密码"),
        "pin_wrong": QT_TRANSLATE_NOOP("Audit", "输错了店主密码"),
        "pin_forgotten": QT_TRANSLATE_NOOP("Audit", "用命令行去掉了店主密码"),
        "backups_renewed": QT_TRANSLATE_NOOP("Audit", "删了旧备份，重新备份了一份"),
        "demo_loaded": QT_TRANSLATE_NOOP("Audit", "装入了演示店铺"),
    }),
}  # fmt: skip
_ACTIONS = {code: text for _, actions in GROUPS.values() for code, text in actions.items()}


def _say(text: str) -> str:
    return QCoreApplication.translate("Audit", text)


def groups() -> tuple[tuple[str, str], ...]:
    """The kinds of deeds: (code, name)."""
    return tuple((code, _say(name)) for code, (name, _) in GROUPS.items())


def actions_of(group: str) -> tuple[str, ...]:
    """The codes of one kind; none for no kind."""
    return tuple(GROUPS[group][1]) if group in GROUPS else ()


def action(code: str) -> str:
    """What was done; a code that this version does not know stays as it is."""
    return _say(_ACTIONS[code]) if code in _ACTIONS else code


def about(deed: Deed) -> str:
    """To whom or what."""
    kind, _, ref = deed.subject.partition(":")
    return deed.about or (ref if kind in ("entry", "alias", "setting", "staff", "flow") else "")
