"""Sentences of the command line, Chinese or English by the system's language."""

import os
from collections.abc import Mapping

from deskpilot.domain.errors import KnownError

Pair = tuple[str, str]

_TEXTS: Mapping[str, Pair] = {
    "about": ("副驾驶 DeskPilot：网店客服的桌面搭档。不带命令时打开窗口。", "DeskPilot: a desktop co-pilot for people who run a small online shop. Without a command it opens its window."),
    "help_data_dir": ("数据文件夹（默认：本用户的数据文件夹）", "the data folder (default: the user's own)"),
    "help_self_test": ("不显示窗口，把一切启动一遍，走通一条消息后退出", "start everything without a window, pass one message through, stop"),
    "help_demo": ("用演示店铺和模拟顾客打开，数据放在单独的文件夹", "open with the demo shop and simulated customers, in a folder of its own"),
    "help_play": ("把录下的会话放一遍（JSON 行）", "play recorded conversations into the desk (JSON lines)"),
    "help_json": ("以 JSON 输出", "print as JSON"),
    "help_kb": ("知识库导入与导出", "import and export of knowledge"),
    "help_kb_import": ("从 CSV、XLSX 或 JSONL 导入知识", "knowledge from CSV, XLSX or JSONL"),
    "help_catalog": ("商品、价格和库存", "products, prices and stock"),
    "help_catalog_import": ("从 CSV 或 XLSX 导入商品：商品编码、标题、价格，可以有规格、库存和属性", "products from CSV or XLSX: code, title, price; variants, stock and properties if there are any"),
    "catalog_imported": ("商品新增 {added}，修改 {changed}，未变 {unchanged}，有问题的行 {bad}。", "Products added {added}, changed {changed}, unchanged {unchanged}, rows with problems {bad}."),
    "help_orders": ("订单", "orders"),
    "help_orders_import": ("从平台导出的 CSV 或 XLSX 导入订单", "orders from a platform's export, CSV or XLSX"),
    "help_orders_channel": ("这些顾客在哪个渠道（默认 taobao）", "the channel these customers write on (default taobao)"),
    "orders_imported": ("订单新增 {added}，修改 {changed}，未变 {unchanged}，有问题的行 {bad}。", "Orders added {added}, changed {changed}, unchanged {unchanged}, rows with problems {bad}."),
    "help_kb_export": ("导出知识到 CSV、XLSX 或 JSONL", "knowledge into CSV, XLSX or JSONL"),
    "help_ask": ("命中测试：一个问题，或 --batch 一个文件", "hit test: one question, or a file with --batch"),
    "help_speed": ("演示顾客或录下的会话放多快：2 是两倍，max 是能收多快放多快", "how fast customers or a recording play: 2 is twice as fast, max as fast as the desk takes them"),
    "help_seed": ("演示顾客的一天由这个数决定，同一个数同一天", "the demo's day follows from this number, the same number the same day"),
    "help_rush": ("十分钟里来两千位顾客", "two thousand customers in ten minutes"),
    "help_with_agents": ("录下的人工回复也放出来，默认只放顾客的话", "play the recorded agents' lines too, not only the customers'"),
    "help_replay": ("把录下的会话过一遍引擎，不发送、不保存", "recorded conversations through the engine; nothing is sent or stored"),
    "help_learn_show": ("看看学到了什么", "tell what was learned"),
    "help_learn_forget": ("忘掉学到的", "put aside what was learned"),
    "help_learn_recall": ("把忘掉的找回来", "take back what was put aside"),
    "learned_from": ("{at} 从 {lines} 行会话里学的：", "Learned at {at} from {lines} lines:"),
    "curve": ("{name}校准：{moved}", "put right, {name}: {moved}"),
    "left_out": ("{part}没有用上：{why}", "not in use, {part}: {why}"),
    "nothing_learned": ("现在没有用上任何学到的东西。", "Nothing learned is in use."),
    "help_learn": ("从本店过去的会话里学习", "learn from the shop's own past conversations"),
    "help_calibrate": ("调节自动回复的门槛：自己发出去的回复里，最多允许多大比例出错", "set the reply threshold: at most this share of what is sent by itself may be wrong"),
    "help_risk": ("允许出错的比例，如 0.05 或 5%%", "the share that may be wrong, such as 0.05 or 5%%"),
    "help_from": ("带标注的会话文件（默认：本店自己评判过的建议）", "a labelled conversation file (default: the desk's own judged drafts)"),
    "help_delta": ("保证落空的可能性，默认 0.1", "the chance that the promise does not hold, 0.1 unless told"),
    "help_apply": ("把选中的门槛存下来", "store the chosen threshold"),
    "help_splits": ("随机对半分 N 次，看保证有几次落空；什么都不改", "split the history N times in random halves and count broken promises; changes nothing"),
    "dial_head": ("允许出错  门槛  自动回答  实测出错         上限", "allowed   floor  answered  measured wrong   bound"),
    "dial_none": ("无法保证", "cannot be certified"),
    "dial_chosen": ("<- 选中", "<- chosen"),
    "dial_now": ("现在的门槛 {floor}：自动回答 {share}，实测出错 {measured}（{wrong}/{answered}）。", "Floor now {floor}: answered {share}, measured wrong {measured} ({wrong}/{answered})."),
    "dial_from": ("依据 {turns} 轮评判过的提问，其中 {answers} 轮会自动回答；每一行的保证以 {sure} 的把握成立。", "From {turns} judged turns, of which {answers} would be answered by itself; each row holds with a probability of {sure} or more."),
    "dial_promise": ("门槛 {floor}：自己发出去的回复里最多 {risk} 出错，把握 {sure}。", "Floor {floor}: at most {risk} of what is sent by itself is wrong, with a probability of {sure}."),
    "dial_refused": ("凭这些评判，没有哪个门槛能保证最多 {risk} 出错：所有回答只作建议，由人来发。", "No threshold can be certified for {risk}: every answer stays a suggestion that a person sends."),
    "dial_stored": ("已保存。", "Stored."),
    "dial_stored_off": ("已保存：改为建议模式，自动回答关闭。", "Stored: the mode is assist now, and nothing is answered by itself."),
    "dial_unset": ("自动回复的门槛要重新定：{floor} 是按另一份学到的东西定的，保证已经不作数，现在用 {now}。再跑一次 calibrate。", "The dial has to be set anew: {floor} was certified for another learned state and promises nothing any more. The floor is {now} now; run calibrate again."),
    "dial_not_stored": ("还没有保存；加 --apply 保存。", "Not stored; --apply stores it."),
    "splits_head": ("允许出错  有门槛  另一半超出  全部超出  自动回答", "allowed   certified  over on the other half  over on the whole  answered"),
    "help_tasks": ("列出要跟进的事：承诺、回访、待确认的", "list what is to be followed up: promises, call-backs, proposals"),
    "help_agent": ("只看这位同事的，和还没定人的", "only those of this agent, and those that nobody has"),
    "help_erase": ("删除一位顾客的一切：会话、订单、记住的、标签、跟进、图片", "erase everything about one customer: conversations, orders, memory, tags, follow-ups, pictures"),
    "help_export_customer": ("把一位顾客的一切写进一个文件：会话、订单、记住的、备注、跟进（不打码）", "write everything about one customer into a file: conversations, orders, memory, notes, follow-ups (nothing is masked)"),
    "help_customer_file": ("写到这个文件（.html 或 .json）", "write into this file (.html or .json)"),
    "customer_exported": ("已导出 {count} 条到 {file}，里面没有打码，请收好。", "Records written to {file}: {count}. Nothing is masked: keep the file safe."),
    "help_customer": ("平台上的账号，或昵称", "the platform's own name for the customer, or the nickname"),
    "help_channel": ("只找这个渠道的", "only on this channel"),
    "help_dry_run": ("只数一数，什么都不删", "only count, erase nothing"),
    "help_backups": ("旧备份也删掉，马上另存一份新的", "let go of the older backups too, and make a new one"),
    "erased": ("已删除 {name}（{channel}，{key}）：", "Erased {name} ({channel}, {key}):"),
    "would_erase": ("会删除 {name}（{channel}，{key}）：", "Would erase {name} ({channel}, {key}):"),
    "still_in_copies": ("数据文件夹里的旧备份还有这位顾客，共 {count} 份；加 --backups 一起删。", "Older backups in the data folder still hold this customer ({count}); --backups lets go of them too."),
    "help_feedback": ("导出产品反馈：顾客的话，按商品排好", "export product feedback: customers' words, product by product"),
    "help_out_table": ("写到这个文件（.csv 或 .xlsx）", "write into this file (.csv or .xlsx)"),
    "help_kind": ("只要这一类", "only this kind"),
    "help_days": ("只要最近 N 天说的", "only what was said in the last N days"),
    "use_feedback": ("用法：deskpilot feedback --out 文件.csv，或 deskpilot feedback --json", "usage: deskpilot feedback --out FILE.csv, or deskpilot feedback --json"),
    "feedback_exported": ("已导出 {count} 条到 {file}。", "Rows written to {file}: {count}."),
    "help_doctor": ("检查数据文件夹", "look at the data folder"),
    "help_backup": ("备份数据库到一个文件", "copy the database into one file"),
    "help_restore": ("用备份文件恢复数据库", "put a copy in the database's place"),
    "help_forget_pin": ("忘了店主密码时，把它去掉", "take the owner's PIN off when it is forgotten"),
    "pin_gone": ("店主密码已经去掉，可以在设置里重新设一个。", "The owner's PIN is off; set a new one in the settings."),
    "no_pin": ("没有设过店主密码。", "No PIN was set."),
    "imported": ("新增 {added}，修改 {changed}，未变 {unchanged}，重复 {duplicates}，有问题的行 {bad}。批次 {batch}。", "Added {added}, changed {changed}, unchanged {unchanged}, duplicates {duplicates}, rows with problems {bad}. Batch {batch}."),
    "exported": ("已导出 {count} 条到 {file}。", "Wrote {count} entries to {file}."),
    "replayed": ("已判断 {count} 行，结果在 {file}。", "Judged {count} lines, written to {file}."),
    "asked": ("已查 {count} 条，结果在 {file}。", "Looked up {count} questions, written to {file}."),
    "backed_up": ("已备份到 {file}。", "Backed up to {file}."),
    "media_along": ("连同 {count} 个图片和文件，放在旁边的 {folder} 里，搬的时候一起拷。", "With {count} pictures and files in {folder} beside it; take both along."),
    "media_back": ("{count} 个图片和文件也放回去了。", "{count} pictures and files are back as well."),
    "no_media_beside": ("旁边没有 {folder}，图片和文件没有恢复；原来还在的照样能看。", "There is no {folder} beside it: no pictures or files were restored; those still here stay."),
    "restored": ("已用 {file} 恢复；原来的文件留在旁边。", "Restored from {file}; the former files stay beside it."),
    "use_ask": ("用法：deskpilot ask \"问题\"，或 deskpilot ask --batch 输入 --out 输出", "usage: deskpilot ask \"question\", or deskpilot ask --batch IN --out OUT"),
    "use_calibrate": ("用法：deskpilot calibrate --risk 0.05，或 deskpilot calibrate --splits 200", "usage: deskpilot calibrate --risk 0.05, or deskpilot calibrate --splits 200"),
    "decided": ("{action}（规则 {rule}，把握 {confidence}）", "{action} (rule {rule}, confidence {confidence})"),
    "row": ("第 {row} 行{column}：{what}{value}", "Row {row}{column}: {what}{value}"),
    "sound": ("正常", "ok"),
    "unsound": ("有问题", "not ok"),
}  # fmt: skip
_ACTIONS: Mapping[str, Pair] = {
    "reply": ("自动回复", "reply"),
    "suggest": ("给出建议", "suggest"),
    "clarify": ("反问一句", "ask back"),
    "escalate": ("转人工", "to a human"),
    "hold": ("不回复", "hold"),
}
_ERRORS: Mapping[str, Pair] = {
    "nothing_learned": ("还没学过，没有可忘的。", "Nothing was learned, so there is nothing to forget."),
    "not_a_backup": ("{file} 不是完好的副驾驶备份，没有恢复；现在的数据原样没动。", "{file} is no sound backup of DeskPilot. Nothing was restored, and what is there now was left alone."),
    "nothing_aside": ("没有可以找回的：没忘过，或者后来又学了新的。", "There is nothing to take back: nothing was forgotten, or something newer was learned."),
    "no_such_file": ("没有这个文件：{file}", "There is no such file: {file}"),
    "empty_file": ("文件是空的：{file}", "The file is empty: {file}"),
    "file_unreadable": ("文件读不了：{file}", "The file cannot be read: {file}"),
    "file_too_large": ("文件太大：{file}", "The file is too large: {file}"),
    "missing_column": ("文件 {file} 里没有「{column}」这一列。", "The file {file} has no column {column}."),
    "old_or_locked_workbook": ("{file} 是旧版 .xls 或带密码，请另存为 .xlsx 再试。", "{file} is an old .xls or behind a password; save it as .xlsx and try again."),
    "damaged_workbook": ("{file} 打不开，文件已损坏或不是 Excel 表格。", "{file} cannot be opened: it is damaged or no workbook."),
    "workbook_too_large": ("{file} 展开后太大，已停止读取。", "{file} would unpack into too much and was not read."),
    "workbook_with_entities": ("{file} 含有不安全的内容，已停止读取。", "{file} holds unsafe content and was not read."),
    "cell_out_of_reach": ("{file} 的单元格 {cell} 超出可读范围。", "{file}: cell {cell} is out of reach."),
    "unknown_kind": ("不认识的文件类型：{file}（可用 .csv .xlsx .jsonl）", "Unknown kind of file: {file} (use .csv, .xlsx or .jsonl)"),
    "no_lines": ("文件 {file} 里没有会话。", "There is no conversation in {file}."),
    "bad_line": ("第 {line} 行读不懂。", "Line {line} cannot be read."),
    "bad_label": ("第 {line} 行的标注 {name} 不能是「{value}」，什么都没有做。sat 是 0、1、2；action 是 reply、suggest、clarify、escalate、hold；entries 是条目编号的列表。", "Line {line}: the label {name} cannot be {value!r}; nothing was done. sat is 0, 1 or 2; action is reply, suggest, clarify, escalate or hold; entries is a list of entry ids."),
    "no_labels": ("文件里没有一行带标注（label.action）。", "No line of the file carries a label (label.action)."),
    "too_little_history": ("评判过的回答太少：有 {have} 轮；即使一轮不错也至少要 {needed} 轮，还差 {more} 轮。", "Too few judged answers: {have}; even without one mistake {needed} are needed, {more} more."),
    "not_empty": ("数据文件夹里已有内容，演示店铺只能放进空的文件夹。", "The data folder is not empty; the demo shop needs an empty one."),
    "several_customers": ("有 {count} 位顾客叫这个：{listed}。请用账号，或加 --channel。", "{count} customers are called that: {listed}. Use the key, or add --channel."),
    "file_in_use": ("文件正被别的程序打开：{path}。没有删完，关掉那个程序再来一次。", "Another program holds {path}; close it and try again."),
    "owner_only": ("店主设了密码，这一步要店主来做：请先在窗口里换成店主。", "The owner has set a PIN: sit down as the owner in the window first."),
    "customer_unknown_kind": ("不认识的文件类型：{file}（可用 .html .json）", "Unknown kind of file: {file} (use .html or .json)"),
    "table_unknown_kind": ("不认识的文件类型：{file}（可用 .csv .xlsx）", "Unknown kind of file: {file} (use .csv or .xlsx)"),
    "not_found": ("找不到：{kind} {id}{path}", "Not found: {kind} {id}{path}"),
    "disk_full": ("磁盘已满。", "The disk is full."),
    "folder_unusable": ("文件夹用不了：{path}", "The folder cannot be used: {path}"),
    "folder_on_network": ("数据文件夹不能放在网络共享上：{path}", "The data folder cannot be on a network share: {path}"),
    "database_newer": ("数据是更新版本的副驾驶写的，请先升级程序。", "A newer DeskPilot wrote this database; please update the program."),
    "database_missing": ("数据库不见了，但这里原来有数据。请从备份恢复：deskpilot restore 文件", "The database is gone, though there was one. Restore a backup: deskpilot restore FILE"),
    "database_corrupt": ("数据库损坏。请从备份恢复：deskpilot restore 文件", "The database is damaged. Restore a backup: deskpilot restore FILE"),
    "database_busy": ("数据库正被别的程序占用，请稍后再试。", "Another program keeps the database busy; try again later."),
    "already_running": ("这个数据文件夹正开着窗口，请先关闭副驾驶再试。", "DeskPilot is open on this data folder; close it first."),
}  # fmt: skip
_PROBLEMS: Mapping[str, Pair] = {
    "unterminated_quote": ("引号没有结束", "a quote is never closed"),
    "control_character": ("含有不可用的控制字符", "holds a control character"),
    "unreadable_bytes": ("有无法识别的字节", "holds bytes that cannot be read"),
    "cell_too_long": ("单元格太长", "the cell is too long"),
    "field_too_long": ("内容太长", "the text is too long"),
    "too_many_columns": ("列太多", "too many columns"),
    "too_many_cells": ("比表头多出单元格", "more cells than the header"),
    "too_many_rows": ("行数超出上限，后面的没有读", "too many rows; the rest was not read"),
    "blank_header": ("表头为空", "a blank header"),
    "duplicate_header": ("表头重复，只用第一列", "a header twice; the first column counts"),
    "empty_field": ("不能为空", "must not be empty"),
    "bad_date": ("日期看不懂", "not a date"),
    "bad_number": ("不是数字", "not a number"),
    "bad_value": ("值不可用", "not a usable value"),
    "bad_period": ("失效时间早于生效时间", "ends before it begins"),
    "rounded_number": ("数字太长，表格软件已经四舍五入，请改成文本格式", "the spreadsheet has rounded this number; format it as text"),
    "unknown_variable": ("不认识的变量", "an unknown variable"),
    "duplicate_id": ("编号重复，已跳过", "an id twice; skipped"),
    "duplicate_question": ("与另一条重复，已跳过", "the same as another; skipped"),
    "conflicting_answer": ("同一问题有不同答案，两条都保留", "another answer to the same question; both are kept"),
    "not_json": ("不是 JSON", "not JSON"),
    "not_utf8": ("不是 UTF-8", "not UTF-8"),
    "not_an_object": ("不是对象", "not an object"),
    "line_too_long": ("行太长", "the line is too long"),
}  # fmt: skip
_CHECKS: Mapping[str, Pair] = {
    "version": ("版本", "version"),
    "folder": ("数据文件夹", "data folder"),
    "free_space": ("可用空间", "free space"),
    "resource": ("随附文件", "shipped file"),
    "first_start": ("还没有数据", "no data yet"),
    "database": ("数据库", "database"),
    "entries": ("知识", "knowledge entries"),
    "conversations": ("会话", "conversations"),
    "messages": ("消息", "messages"),
    "customers": ("顾客", "customers"),
    "orders": ("订单", "orders"),
    "failed_replies": ("未送达的回复", "replies that failed"),
    "media": ("图片和文件", "pictures and files"),
    "media_missing": ("找不到的图片和文件", "pictures and files that are gone"),
    "backups": ("备份", "backups"),
    "newest_backup": ("最新备份", "newest backup"),
}

_TRACES: Mapping[str, Pair] = {
    "conversations": ("会话", "conversations"),
    "lines": ("会话里的话", "lines in them"),
    "orders": ("订单", "orders"),
    "facts": ("记住的", "things remembered"),
    "tasks": ("跟进", "follow-ups"),
    "feedback": ("产品反馈", "product feedback"),
    "files": ("图片和文件", "pictures and files"),
}
_KINDS: Mapping[str, Pair] = {
    "colour": ("颜色", "colour"),
    "size": ("尺寸", "size"),
    "quality": ("质量", "quality"),
    "material": ("材质", "material"),
    "packaging": ("包装", "packaging"),
    "wish": ("希望有", "wish"),
    "praise": ("夸奖", "praise"),
    "other": ("其他", "other"),
}
_COLUMNS: tuple[Pair, ...] = (
    ("商品编码", "Product code"),
    ("商品", "Product"),
    ("说的是", "About"),
    ("顾客的话", "Customer's words"),
    ("备注", "Note"),
    ("时间", "Time"),
    ("渠道", "Channel"),
    ("顾客", "Customer"),
    ("谁记的", "Marked by"),
)
_SECTIONS: Mapping[str, Pair] = {
    "overdue": ("过期", "overdue"),
    "morning": ("早上回访", "morning call-back"),
    "today": ("今天", "today"),
    "proposed": ("待确认", "to confirm"),
    "later": ("之后", "later"),
}


def section(code: str) -> str:
    """The word for a section of the follow-ups."""
    return _SECTIONS[code][_language()]


def trace(name: str, count: int) -> str:
    """How much of one kind there is of a customer."""
    return f"{_TRACES[name][_language()]}: {count}"


def feedback_kind(code: str) -> str:
    """What feedback is about, in a word."""
    return _KINDS[code][_language()]


def feedback_columns() -> tuple[str, ...]:
    """The first row of the table of feedback."""
    return tuple(pair[_language()] for pair in _COLUMNS)


def in_language(pair: Pair) -> str:
    """The sentence of a pair, Chinese and English, that is spoken here."""
    return pair[_language()]


def text(code: str, **values: object) -> str:
    """A sentence by its code."""
    return _filled(_TEXTS[code], values)


def action(code: str) -> str:
    """The word for an action."""
    return _ACTIONS[code][_language()]


def sentence(error: KnownError) -> str:
    """One plain line for an error."""
    pair = _ERRORS.get(error.code)
    if pair is None:
        return ("出错了：", "Error: ")[_language()] + _one_line(str(error))
    return _one_line(_filled(pair, error.params))


def problem(row: int, column: str, code: str, value: str) -> str:
    """One plain line for a row that could not be used."""
    what = _PROBLEMS.get(code, (code, code))[_language()]
    where = ("，" if _language() == 0 else ", ") + column if column else ""
    shown = f"（{value}）" if value and _language() == 0 else f" ({value})" if value else ""
    return _one_line(text("row", row=row, column=where, what=what, value=shown))


def check(code: str, sound: bool, value: str) -> str:
    """One line of the doctor."""
    name = _CHECKS.get(code, (code, code))[_language()]
    return _one_line(f"{name}: {value} {text('sound' if sound else 'unsound')}".replace(":  ", ": "))


class _Blanks(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return ""


def _filled(pair: Pair, values: Mapping[str, object]) -> str:
    return pair[_language()].format_map(_Blanks(values)).rstrip()


def _one_line(text: str) -> str:
    return " ".join(text.split())


def language() -> str:
    """The language of the sentences, "zh" or "en"."""
    return ("zh", "en")[_language()]


def _language() -> int:
    """0 for Chinese, 1 for anything else."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    if not named:
        import locale

        named = locale.getlocale()[0] or ""
    return 0 if named.casefold().startswith(("zh", "chinese")) else 1
