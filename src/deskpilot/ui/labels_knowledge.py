"""Words of the knowledge page: statuses, bound values, verdicts of the hit test, what is wrong in a file."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from deskpilot.domain.knowledge import EntryPolicy
from deskpilot.services.knowledge_views import HitTestResult
from deskpilot.ui import labels

# Icon, word, colour of the word. The first two together say it without the colour.
_STATUSES: Mapping[str, tuple[str, str, str]] = {
    "active": ("check", QT_TRANSLATE_NOOP("Knowledge", "在用"), "t2"),
    "disabled": ("pause", QT_TRANSLATE_NOOP("Knowledge", "停用"), "t3"),
    "scheduled": ("calendar", QT_TRANSLATE_NOOP("Knowledge", "未生效"), "info_text"),
    "expired": ("clock", QT_TRANSLATE_NOOP("Knowledge", "已过期"), "danger_text"),
    "often_denied": ("triangle", QT_TRANSLATE_NOOP("Knowledge", "常被否"), "warning_text"),
    "often_edited": ("pencil", QT_TRANSLATE_NOOP("Knowledge", "常被改"), "warning_text"),
    "assist_only": ("user", QT_TRANSLATE_NOOP("Knowledge", "只做建议"), "t2"),
    "human_only": ("users", QT_TRANSLATE_NOOP("Knowledge", "必须人工"), "t2"),
}
_STATUS_CHIPS: Mapping[str, tuple[str, str]] = {
    "expired": (QT_TRANSLATE_NOOP("Knowledge", "{n} 条过期"), "danger"),
    "often_denied": (QT_TRANSLATE_NOOP("Knowledge", "{n} 条常被否"), "warning"),
    "often_edited": (QT_TRANSLATE_NOOP("Knowledge", "{n} 条常被改"), "warning"),
    "scheduled": (QT_TRANSLATE_NOOP("Knowledge", "{n} 条未生效"), "info"),
    "assist_only": (QT_TRANSLATE_NOOP("Knowledge", "{n} 条只做建议"), "neutral"),
    "human_only": (QT_TRANSLATE_NOOP("Knowledge", "{n} 条必须人工"), "neutral"),
    "disabled": (QT_TRANSLATE_NOOP("Knowledge", "{n} 条停用"), "neutral"),
}
_POLICIES = {
    EntryPolicy.AUTO: QT_TRANSLATE_NOOP("Knowledge", "可自动发"),
    EntryPolicy.ASSIST: QT_TRANSLATE_NOOP("Knowledge", "只做建议"),
    EntryPolicy.HUMAN: QT_TRANSLATE_NOOP("Knowledge", "必须人工"),
}
_POLICY_HINTS = {
    EntryPolicy.AUTO: QT_TRANSLATE_NOOP("Knowledge", "自动模式下，有把握就直接回复顾客。"),
    EntryPolicy.ASSIST: QT_TRANSLATE_NOOP("Knowledge", "不会自己发出去，只放到客服的建议里。"),
    EntryPolicy.HUMAN: QT_TRANSLATE_NOOP("Knowledge", "问到这里就请人来接，不替人回答。"),
}
_CHANGES = {
    "created": QT_TRANSLATE_NOOP("Knowledge", "新建"),
    "saved": QT_TRANSLATE_NOOP("Knowledge", "修改"),
    "imported": QT_TRANSLATE_NOOP("Knowledge", "导入"),
    "enabled": QT_TRANSLATE_NOOP("Knowledge", "启用"),
    "disabled": QT_TRANSLATE_NOOP("Knowledge", "停用"),
    "deleted": QT_TRANSLATE_NOOP("Knowledge", "删除"),
    "restored": QT_TRANSLATE_NOOP("Knowledge", "恢复"),
    "import_undone": QT_TRANSLATE_NOOP("Knowledge", "撤销导入"),
}
_FIELDS = {
    "question": QT_TRANSLATE_NOOP("Knowledge", "问法"),
    "alternatives": QT_TRANSLATE_NOOP("Knowledge", "其他问法"),
    "alt": QT_TRANSLATE_NOOP("Knowledge", "其他问法"),
    "answer": QT_TRANSLATE_NOOP("Knowledge", "回答"),
    "sales_answer": QT_TRANSLATE_NOOP("Knowledge", "话术版"),
    "category": QT_TRANSLATE_NOOP("Knowledge", "类目"),
    "scope": QT_TRANSLATE_NOOP("Knowledge", "商品范围"),
    "product_scope": QT_TRANSLATE_NOOP("Knowledge", "商品范围"),
    "media": QT_TRANSLATE_NOOP("Knowledge", "图片视频"),
    "valid_from": QT_TRANSLATE_NOOP("Knowledge", "生效"),
    "valid_to": QT_TRANSLATE_NOOP("Knowledge", "失效"),
    "priority": QT_TRANSLATE_NOOP("Knowledge", "优先级"),
    "auto": QT_TRANSLATE_NOOP("Knowledge", "怎么发"),
    "policy": QT_TRANSLATE_NOOP("Knowledge", "怎么发"),
    "enabled": QT_TRANSLATE_NOOP("Knowledge", "启用"),
    "note": QT_TRANSLATE_NOOP("Knowledge", "备注"),
    "id": QT_TRANSLATE_NOOP("Knowledge", "编号"),
}
_FAULTS = {
    "empty_field": QT_TRANSLATE_NOOP("Knowledge", "不能空着"),
    "field_too_long": QT_TRANSLATE_NOOP("Knowledge", "太长了"),
    "unknown_variable": QT_TRANSLATE_NOOP("Knowledge", "没有「{value}」这个绑定值"),
    "bad_period": QT_TRANSLATE_NOOP("Knowledge", "失效要晚于生效"),
    "bad_date": QT_TRANSLATE_NOOP("Knowledge", "日期要写成 2026-03-01"),
    "bad_number": QT_TRANSLATE_NOOP("Knowledge", "要写数字"),
    "bad_value": QT_TRANSLATE_NOOP("Knowledge", "不认识这个写法"),
    "duplicate_id": QT_TRANSLATE_NOOP("Knowledge", "编号在文件里出现过了，跳过"),
    "duplicate_question": QT_TRANSLATE_NOOP("Knowledge", "和 {value} 一模一样，跳过"),
    "conflicting_answer": QT_TRANSLATE_NOOP("Knowledge", "和 {value} 同一问法，回答不同，已收下，请看看"),
    "duplicate_header": QT_TRANSLATE_NOOP("Knowledge", "这一列重复了，用了前一列"),
    "blank_header": QT_TRANSLATE_NOOP("Knowledge", "表头空着，这一列没有读"),
    "too_many_cells": QT_TRANSLATE_NOOP("Knowledge", "这一行比表头多出一格"),
    "too_many_columns": QT_TRANSLATE_NOOP("Knowledge", "列太多了"),
    "too_many_rows": QT_TRANSLATE_NOOP("Knowledge", "行太多了，后面的没有读"),
    "unterminated_quote": QT_TRANSLATE_NOOP("Knowledge", "引号没有配对"),
    "line_too_long": QT_TRANSLATE_NOOP("Knowledge", "这一行太长了"),
    "cell_too_long": QT_TRANSLATE_NOOP("Knowledge", "这一格太长了"),
    "not_utf8": QT_TRANSLATE_NOOP("Knowledge", "有读不出来的字"),
    "not_json": QT_TRANSLATE_NOOP("Knowledge", "不是一行完整的 JSON"),
    "not_an_object": QT_TRANSLATE_NOOP("Knowledge", "这一行不是一条知识"),
    "formula": QT_TRANSLATE_NOOP("Knowledge", "这一格是公式，没有算出来的值"),
    "error_cell": QT_TRANSLATE_NOOP("Knowledge", "这一格在表格里就是错误值"),
}
_FILE_FAULTS = {
    "no_such_file": QT_TRANSLATE_NOOP("Knowledge", "找不到文件「{file}」，可能被移走了。"),
    "file_unreadable": QT_TRANSLATE_NOOP("Knowledge", "「{file}」打不开，可能正被别的程序占着，关掉它再试。"),
    "empty_file": QT_TRANSLATE_NOOP("Knowledge", "「{file}」里什么都没有。"),
    "file_too_large": QT_TRANSLATE_NOOP("Knowledge", "「{file}」太大了，分成几份再导入。"),
    "missing_column": QT_TRANSLATE_NOOP(
        "Knowledge", "「{file}」里没有「{column}」这一列。表头要有「问题」和「回答」。"
    ),
    "old_or_locked_workbook": QT_TRANSLATE_NOOP(
        "Knowledge", "「{file}」是旧格式或带密码的表格。用 WPS 或 Excel 另存为 .xlsx（不设密码）再导入。"
    ),
    "damaged_workbook": QT_TRANSLATE_NOOP("Knowledge", "「{file}」不是完好的表格文件，重新导出一份再试。"),
    "workbook_too_large": QT_TRANSLATE_NOOP("Knowledge", "「{file}」展开后太大了，分成几份再导入。"),
    "workbook_with_entities": QT_TRANSLATE_NOOP("Knowledge", "「{file}」里有不安全的内容，没有打开。"),
    "unknown_kind": QT_TRANSLATE_NOOP("Knowledge", "「{file}」的格式不认识，请用 CSV、XLSX 或 JSONL。"),
    "cancelled": QT_TRANSLATE_NOOP("Knowledge", "已停下。已经收下的条目留着，可以撤销。"),
    "not_empty": QT_TRANSLATE_NOOP("Knowledge", "店里已经有资料了，演示店只能放进空的店。"),
    "not_ready": QT_TRANSLATE_NOOP("Knowledge", "AI 还在准备，过几秒再试。"),
    "bug": QT_TRANSLATE_NOOP("Knowledge", "出了意料之外的错，原因记在日志里。"),
}
_UNBOUND = {
    "price": QT_TRANSLATE_NOOP("Knowledge", "金额"),
    "stock": QT_TRANSLATE_NOOP("Knowledge", "件数"),
    "date": QT_TRANSLATE_NOOP("Knowledge", "日期"),
    "duration": QT_TRANSLATE_NOOP("Knowledge", "天数或时长"),
    "discount": QT_TRANSLATE_NOOP("Knowledge", "折扣"),
}
_VERDICTS: Mapping[str, tuple[str, str, str]] = {
    "reply": ("success", "check", QT_TRANSLATE_NOOP("Knowledge", "会自动回复")),
    "suggest": ("info", "pencil", QT_TRANSLATE_NOOP("Knowledge", "会作为建议给客服")),
    "clarify": ("info", "circle-question", QT_TRANSLATE_NOOP("Knowledge", "会先反问一句")),
    "escalate": ("warning", "user", QT_TRANSLATE_NOOP("Knowledge", "会转人工")),
    "hold": ("neutral", "pause", QT_TRANSLATE_NOOP("Knowledge", "不用回答")),
}
_RULES = {
    "policy_human": QT_TRANSLATE_NOOP("Knowledge", "这一条设成了必须人工"),
    "no_answer": QT_TRANSLATE_NOOP("Knowledge", "知识库里没有够像的"),
    "handoff": QT_TRANSLATE_NOOP("Knowledge", "像是要人来办的事"),
    "first_report": QT_TRANSLATE_NOOP("Knowledge", "一来就在说麻烦，先请人"),
    "dissatisfied": QT_TRANSLATE_NOOP("Knowledge", "听着不满意"),
    "nothing_to_say": QT_TRANSLATE_NOOP("Knowledge", "听着不用回"),
    "greeting": QT_TRANSLATE_NOOP("Knowledge", "是在打招呼"),
    "breathing_space": QT_TRANSLATE_NOOP("Knowledge", "顾客在犹豫，给一句不催的话"),
    "flood": QT_TRANSLATE_NOOP("Knowledge", "消息来得太多"),
}
_EVIDENCE = {
    "words": QT_TRANSLATE_NOOP("Knowledge", "字面"),
    "meaning": QT_TRANSLATE_NOOP("Knowledge", "意思"),
    "learned": QT_TRANSLATE_NOOP("Knowledge", "学过"),
    "thing": QT_TRANSLATE_NOOP("Knowledge", "说到"),
    "foreign": QT_TRANSLATE_NOOP("Knowledge", "减分"),
}
_AGAINST = {"foreign": QT_TRANSLATE_NOOP("Knowledge", "问的像是别的商品")}
_SORTS = {
    "hits": QT_TRANSLATE_NOOP("Knowledge", "命中多的在前"),
    "updated_at": QT_TRANSLATE_NOOP("Knowledge", "最近改的在前"),
    "denied": QT_TRANSLATE_NOOP("Knowledge", "被否多的在前"),
    "sent_unchanged": QT_TRANSLATE_NOOP("Knowledge", "原样发少的在前"),
    "priority": QT_TRANSLATE_NOOP("Knowledge", "优先级高的在前"),
    "id": QT_TRANSLATE_NOOP("Knowledge", "按编号"),
    "question": QT_TRANSLATE_NOOP("Knowledge", "按问法"),
}
_JOB_STEPS = {
    "importing": QT_TRANSLATE_NOOP("Knowledge", "已读 {n} 行"),
    "imported": QT_TRANSLATE_NOOP("Knowledge", "读完 {n} 行"),
    "undoing": QT_TRANSLATE_NOOP("Knowledge", "正在撤销"),
    "indexing": QT_TRANSLATE_NOOP("Knowledge", "AI 正在认这些条目"),
    "ready": QT_TRANSLATE_NOOP("Knowledge", "准备好了"),
    "products": QT_TRANSLATE_NOOP("Knowledge", "正在放入商品"),
    "entries": QT_TRANSLATE_NOOP("Knowledge", "正在放入知识"),
    "customers": QT_TRANSLATE_NOOP("Knowledge", "正在放入顾客"),
    "orders": QT_TRANSLATE_NOOP("Knowledge", "正在放入订单"),
    "demo_ready": QT_TRANSLATE_NOOP("Knowledge", "演示店放好了"),
}


def _say(text: str) -> str:
    return QCoreApplication.translate("Knowledge", text)


def status(code: str) -> tuple[str, str, str]:
    """Icon, word and text colour of an entry's status."""
    icon, word, tone = _STATUSES.get(code, ("circle-question", code, "t2"))
    return icon, _say(word), tone


def status_chips() -> tuple[str, ...]:
    """The statuses that a filter chip is offered for, the gravest first."""
    return tuple(_STATUS_CHIPS)


def status_chip(code: str, count: int) -> tuple[str, str, str]:
    """Icon, text and tone of the filter chip of a status."""
    text, tone = _STATUS_CHIPS[code]
    return _STATUSES[code][0], _say(text).format(n=f"{count:,}"), tone


def policy(code: EntryPolicy) -> str:
    """How far an answer may go by itself."""
    return _say(_POLICIES[code])


def policy_hint(code: EntryPolicy) -> str:
    """What a policy leads to."""
    return _say(_POLICY_HINTS[code])


def change(code: str) -> str:
    """What happened to an entry in one version."""
    return _say(_CHANGES[code]) if code in _CHANGES else code


def field(name: str) -> str:
    """The name of an entry's field, or of a column in a file."""
    if name.isdigit():
        return _say(QT_TRANSLATE_NOOP("Knowledge", "第 {n} 列")).format(n=name)
    return _say(_FIELDS[name]) if name in _FIELDS else name


def fault(code: str, value: str = "") -> str:
    """What is wrong with a field or a cell."""
    return _say(_FAULTS[code]).format(value=value) if code in _FAULTS else code


def file_fault(code: str, params: Mapping[str, object]) -> str:
    """Why a whole file could not be used."""
    if code not in _FILE_FAULTS:
        return labels.refusal(code)
    column = field(str(params.get("column", "")))
    return _say(_FILE_FAULTS[code]).format(file=params.get("file", ""), column=column)


def unbound(code: str) -> str:
    """What a typed figure looks like."""
    return _say(_UNBOUND[code]) if code in _UNBOUND else code


def verdict(action: str) -> tuple[str, str, str]:
    """Tone, icon and sentence: what would be done with a question."""
    tone, icon, text = _VERDICTS.get(action, ("neutral", "circle-question", action))
    return tone, icon, _say(text)


def verdict_reason(result: HitTestResult) -> str:
    """The figures behind a verdict, or the rule that stood before them."""
    if result.rule in _RULES:
        return _say(_RULES[result.rule])
    if result.rule.startswith("topic."):
        return _say(QT_TRANSLATE_NOOP("Knowledge", "这类话题一律请人来接"))
    if result.rule.startswith("act."):
        return _say(QT_TRANSLATE_NOOP("Knowledge", "不是在提问"))
    sure = f"{result.confidence:.2f}"
    sign = "≥" if result.confidence >= result.reply_floor else "<"
    text = _say(QT_TRANSLATE_NOOP("Knowledge", "把握 {sure} {sign} {floor}"))
    said = text.format(sure=sure, sign=sign, floor=f"{result.reply_floor:.2f}")
    if len(result.candidates) < 2:
        return said
    lead = _say(QT_TRANSLATE_NOOP("Knowledge", "，领先第二名 {lead}"))
    return said + lead.format(lead=f"{result.margin:.2f}")


def evidence(code: str) -> str:
    """A kind of evidence for a candidate; empty when it is of no use to a reader."""
    return _say(_EVIDENCE[code]) if code in _EVIDENCE else ""


def against(code: str) -> str:
    """Why a candidate was marked down."""
    return _say(_AGAINST[code]) if code in _AGAINST else ""


def sorts() -> tuple[tuple[str, str], ...]:
    """The orders of the table with their names."""
    return tuple((code, _say(text)) for code, text in _SORTS.items())


def job_step(code: str, done: int) -> str:
    """What a job is doing now."""
    return _say(_JOB_STEPS[code]).format(n=f"{done:,}") if code in _JOB_STEPS else ""


def edited(at: datetime, now: datetime, offset_minutes: int) -> str:
    """When an entry was changed: the clock today, 11-15 this year, else the whole date."""
    local, today = labels.local(at, offset_minutes), labels.local(now, offset_minutes)
    if local.date() == today.date():
        return f"{local:%H:%M}"
    return f"{local:%m-%d}" if local.year == today.year else f"{local:%Y-%m-%d}"


def midnight(now: datetime, offset_minutes: int) -> datetime:
    """When today began on the shop's wall clock, aware."""
    local = labels.local(now, offset_minutes)
    return local - timedelta(
        hours=local.hour, minutes=local.minute, seconds=local.second, microseconds=local.microsecond
    )
