"""A large knowledge base as a shop with many products has one, and questions whose right entry is known.

The demo shop's questions are put to products of many series, types and specifications. Of every question one form is
kept out of the knowledge base altogether; customers ask in that form, or in one of the demo shop's load phrases.
Everything is drawn from one seed, and a smaller knowledge base is the beginning of a larger one.
"""

import csv
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from deskpilot.domain.knowledge import KnowledgeEntry

SEED = 20260921
_DEMO = Path(__file__).resolve().parent.parent / "resources" / "seed" / "demo"
_SERIES = (
    "松风 听雨 半山 拾光 青芒 远舟 石涧 初雪 南枝 麦田 浅溪 归燕 晚照 竹里 星野 岚屿 沐禾 丘石 白露 霜序 栗谷 月桥 花见 清泽 林屋 森语 禾木"
    " 汀兰 雁回 沙洲 烟雨 青柚 冬藏 春信 乌桕 橘井 素问 鹿鸣 云麓 海棠"
).split()
_OPENINGS = ("", "", "", "请问", "亲，", "你好 ", "问下", "我想问")
_ENDINGS = ("", "", "", "呀", "呢", "啊", "？")
_FORMS_KEPT = 2
_SLIP_SHARE = 0.15
_FALLBACK = "这一款的情况写在商品页上，您有特别的要求请告诉我。"


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that customers ask: its forms in the knowledge base, and those that only customers use."""

    category: str
    question: str
    forms: tuple[str, ...]
    held_out: tuple[str, ...]
    answer: str
    goods: frozenset[str]


@dataclass(frozen=True, slots=True)
class Thing:
    """A product in one specification; `goods` is the main category it is sold in."""

    series: str
    kind: str
    spec: str
    goods: str

    @property
    def name(self) -> str:
        return f"{self.series}{self.kind}{self.spec}"


@dataclass(frozen=True, slots=True)
class Query:
    """What a customer types, and the entries that answer it."""

    text: str
    wanted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Corpus:
    """`entries` in a fixed order; `asked` pairs each of them with what it is about."""

    entries: tuple[KnowledgeEntry, ...]
    asked: tuple[tuple[Topic, Thing], ...]

    def first(self, size: int) -> "Corpus":
        """The smaller corpus this one began with."""
        return Corpus(self.entries[:size], self.asked[:size])

    def queries(self, count: int) -> tuple[Query, ...]:
        """Questions about entries from all over the corpus."""
        draw = Random(f"{SEED} {len(self.entries)}")
        numbers = draw.sample(range(len(self.entries)), min(count, len(self.entries)))
        return tuple(self._query(number, draw) for number in numbers)

    def _query(self, number: int, draw: Random) -> Query:
        topic, thing = self.asked[number]
        said = draw.choice(topic.held_out)
        name = _slipped(thing, draw) if draw.random() < _SLIP_SHARE else thing.name
        words = f"{name} {said}" if draw.random() < 0.7 else f"{said} {name}"
        text = f"{draw.choice(_OPENINGS)}{words}{draw.choice(_ENDINGS)}"
        return Query(text, frozenset({self.entries[number].id}))


def make_corpus(size: int) -> Corpus:
    """The first `size` entries; the same ones each time."""
    draw = Random(SEED)
    topics, things = _topics(), _things()
    seen: set[tuple[int, int]] = set()
    asked: list[tuple[Topic, Thing]] = []
    while len(asked) < size:
        pair = draw.randrange(len(topics)), draw.randrange(len(things))
        topic, thing = topics[pair[0]], things[pair[1]]
        if pair in seen or (topic.goods and thing.goods not in topic.goods):
            continue
        seen.add(pair)
        asked.append((topic, thing))
    entries = tuple(_entry(number, *each) for number, each in enumerate(asked, 1))
    return Corpus(entries, tuple(asked))


def _entry(number: int, topic: Topic, thing: Thing) -> KnowledgeEntry:
    return KnowledgeEntry(
        id=f"B{number:06d}",
        question=f"{thing.name} {topic.question}",
        answer=f"{thing.series}{thing.kind}：{topic.answer}",
        category=topic.category,
        alternatives=tuple(f"{thing.kind} {form}" for form in topic.forms),
    )


def _slipped(thing: Thing, draw: Random) -> str:
    """The name as a hurried customer types it: one character of the kind is missing."""
    place = draw.randrange(len(thing.kind))
    return f"{thing.series}{thing.kind[:place]}{thing.kind[place + 1 :]}{thing.spec}"


@cache
def _topics() -> tuple[Topic, ...]:
    phrases = _load_phrases()
    with (_DEMO / "knowledge.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(_topic(row, phrases.get(row["id"], ())) for row in rows)


def _topic(row: dict[str, str], phrases: Sequence[str]) -> Topic:
    *forms, held_out = row["alt"].split("|")
    scope = [part for part in row["product_scope"].split("|") if part]
    return Topic(
        category=row["category"],
        question=row["question"],
        forms=tuple(forms[:_FORMS_KEPT]),
        held_out=(held_out, *phrases),
        answer=_without_variables(row["answer"]),
        goods=frozenset(_goods_of()[part] for part in scope),
    )


def _without_variables(answer: str) -> str:
    """The sentences that hold no variable: these products are in no shop."""
    kept = [sentence for sentence in re.findall(r"[^。！？]+[。！？]?", answer) if "{" not in sentence]
    return "".join(kept) or _FALLBACK


def load_phrases() -> list[str]:
    """Short lines as customers of the demo shop write them."""
    return [text for texts in _load_phrases().values() for text in texts]


@cache
def _load_phrases() -> dict[str, list[str]]:
    phrases: dict[str, list[str]] = {}
    for line in (_DEMO / "load_phrases.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("entry"):
            phrases.setdefault(row["entry"], []).append(row["text"])
    return phrases


@cache
def _products() -> tuple[dict[str, object], ...]:
    lines = (_DEMO / "products.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


@cache
def _goods_of() -> dict[str, str]:
    """Main categories by product code and by series."""
    found: dict[str, str] = {}
    for product in _products():
        goods = str(product["category"]).split("/")[0]
        found[str(product["code"])] = found[str(product["series"])] = goods
    return found


@cache
def _things() -> tuple[Thing, ...]:
    return tuple(_each_thing())


def _each_thing() -> Iterator[Thing]:
    for product in _products():
        own, _, kind = str(product["title"]).partition(" ")
        goods = str(product["category"]).split("/")[0]
        specs = list(product["stock"])  # type: ignore[call-overload]
        for series in (own, *_SERIES) if kind else ():
            for spec in specs[:6]:
                yield Thing(series, kind, re.sub(r"^NC-\d+ ", "", str(spec)), goods)
