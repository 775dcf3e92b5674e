"""`deskpilot learn` learns, tells what it learned, and forgets and recalls it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deskpilot.cli import main
from deskpilot.engine.learned import NOTHING_LEARNED
from deskpilot.services.dial_note import note_dial
from deskpilot.store import Store


@pytest.fixture
def rated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    path = tmp_path / "rated.jsonl"
    rows = [
        {"conversation": f"{sat}-{n}", "from": "customer", "text": text, "label": {"sat": sat}}
        for n in range(60)
        for text, sat in (("蓝色那批到仓了哈", 1), ("绿色那批到仓了哈", 0))
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def said(
    capsys: pytest.CaptureFixture[str], data_dir: Path, *arguments: str, code: int = 0
) -> tuple[str, str]:
    assert main(["learn", *arguments, "--data-dir", str(data_dir)]) == code
    return capsys.readouterr()


def test_what_was_learned_is_shown_forgotten_and_recalled(
    data_dir: Path, rated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(data_dir):
        pass
    assert said(capsys, data_dir, "--show")[0] == "现在没有用上任何学到的东西。\n"
    assert said(capsys, data_dir, "--forget", code=1)[1] == "还没学过，没有可忘的。\n"
    assert "带标注的行: 120 sat" in said(capsys, data_dir, str(rated))[0]
    shown = said(capsys, data_dir, "--show")[0]
    assert "从 120 行会话里学的" in shown
    assert "绿色" in shown
    assert json.loads(said(capsys, data_dir, "--show", "--json")[0])["lines"] == 120
    assert said(capsys, data_dir, "--forget")[0] == "现在没有用上任何学到的东西。\n"
    assert said(capsys, data_dir, "--show", "--json")[0] == "null\n"
    assert said(capsys, data_dir, "--recall")[0] == shown
    assert said(capsys, data_dir, "--recall", code=1)[1] == "没有可以找回的：没忘过，或者后来又学了新的。\n"


@pytest.mark.parametrize("arguments", [[], ["x.jsonl", "--show"], ["--show", "--forget"]])
def test_learn_wants_one_thing_at_a_time(data_dir: Path, arguments: list[str]) -> None:
    assert main(["learn", *arguments, "--data-dir", str(data_dir)]) == 2


def test_it_is_said_in_plain_words_why_something_is_not_in_use(
    data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    with Store.open(data_dir):
        pass
    right = {"action": "hold", "entries": []}
    rows = [{"conversation": n, "from": "customer", "text": "好的", "label": right} for n in range(70)]
    path = tmp_path / "kind.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    out, _ = said(capsys, data_dir, str(path))
    assert "要人接的把握没有用上：标注几乎只有一种，两种都要有" in out
    assert "learn." not in out


def test_a_floor_whose_promise_is_gone_is_told_beside_what_was_learned(
    data_dir: Path, rated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(data_dir) as store, store.begin() as uow:
        uow.settings.set({"reply_floor": "0.05"})
        note_dial(uow, 0.05, NOTHING_LEARNED, datetime.now(UTC))
    out, err = said(capsys, data_dir, str(rated), "--json")
    assert json.loads(out)
    assert "0.05" in err
    assert "重新定" in err
    assert "重新定" in said(capsys, data_dir, "--show")[1]
    assert said(capsys, data_dir, "--forget")[1] == ""


def test_a_label_that_cannot_be_meant_teaches_nothing(
    data_dir: Path, rated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(data_dir):
        pass
    with rated.open("a", encoding="utf-8") as file:
        file.write('{"conversation": 9, "from": "customer", "text": "在吗", "label": {"sat": 3}}\n')
    assert "第 121 行的标注 sat" in said(capsys, data_dir, str(rated), code=1)[1]
    assert "没有用上任何" in said(capsys, data_dir, "--show")[0]
