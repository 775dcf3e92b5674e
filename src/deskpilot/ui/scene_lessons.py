"""What the demo shop's pictures show as learned: figures made for the picture, in the shape that learning leaves."""

from datetime import datetime, timedelta

from deskpilot.domain.understanding import Evidence
from deskpilot.engine.learned import Learned
from deskpilot.services.lessons import LEARNED, REPORT, Lessons, Source
from deskpilot.store import Store

_FINDINGS = (
    ("learn.adopted", "words", 1.0),
    ("learn.checks", "words", 412.0),
    ("learn.check.before", "words", 0.741),
    ("learn.check.after", "words", 0.786),
    ("learn.labels", "sat", 860.0),
    ("learn.adopted", "sat", 1.0),
    ("learn.check.before", "sat", 0.781),
    ("learn.check.after", "sat", 0.826),
    ("learn.checks", "opening", 236.0),
    ("learn.adopted", "opening", 1.0),
    ("learn.check.before", "opening", 0.648),
    ("learn.check.after", "opening", 0.713),
)
_OPENINGS = (("补差", 31, 22), ("少发", 18, 15), ("开裂", 14, 12), ("保价", 26, 17), ("尾款", 22, 13))
_WORDS = (("丰网", "KB013", 2.1), ("味儿", "KB043", 1.9), ("垮裆", "KB026", 1.7), ("找差", "KB058", 1.6),
          ("不带楼", "KB018", 1.4), ("圆滚滚", "KB025", 1.3))  # fmt: skip
_UPSET = ("又说", "还要等", "上次也", "算了吧", "第三遍", "没人管", "说好的")
_CONTENT = ("麻烦啦", "好嘞", "收到啦", "那就好", "不急", "谢谢小")


def put_lessons(store: Store, now: datetime) -> None:
    """Store them as if two files had been learned from."""
    findings = [
        *_FINDINGS,
        *(("learn.word", f"{word} {entry}", odds) for word, entry, odds in _WORDS),
        *(("learn.opening", f"{word} {chats} {led}", led / chats) for word, chats, led in _OPENINGS),
        *(("learn.sound", run, 1.5 - 0.1 * place) for place, run in enumerate(_UPSET)),
        *(("learn.sound", run, -1.5 + 0.1 * place) for place, run in enumerate(_CONTENT)),
    ]
    sources = (
        Source("一月的会话.jsonl", 5_216, now - timedelta(days=31)),
        Source("二月的会话.jsonl", 6_042, now - timedelta(days=3)),
    )
    words = {f"w{word}": {entry: odds} for word, entry, odds in _WORDS}
    with store.begin() as uow:
        uow.learned.put(LEARNED, Learned(words=words).to_json(), now)
        told = Lessons(sources, tuple(Evidence(*each) for each in findings))
        uow.learned.put(REPORT, told.to_json(), now)
