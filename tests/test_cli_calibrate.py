"""`deskpilot calibrate`: the table, the promise, what is stored, and what is told when it cannot be promised."""

import json
from pathlib import Path

import pytest

from deskpilot.cli import main
from deskpilot.services.stored_settings import read
from deskpilot.settings import Settings
from deskpilot.store import Store

KB = "id,问题,其他问法,答案\nA,多久发货,几天能发,付款后隔天打包\nB,能开发票吗,怎么开发票,可以开电子发票\n"


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences do not hang on the machine's language."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


@pytest.fixture
def shop(data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    (tmp_path / "kb.csv").write_text(KB, encoding="utf-8")
    assert main(["--data-dir", str(data_dir), "kb", "import", str(tmp_path / "kb.csv")]) == 0
    with Store.open(data_dir) as store, store.begin() as uow:
        uow.settings.set({"mode": "auto"})
    capsys.readouterr()
    return data_dir


def labelled(folder: Path, count: int, entry: str = "A") -> str:
    """So many customers who ask the same thing, labelled with the entry that answers it."""
    file = folder / "labelled.jsonl"
    label = {"action": "reply", "entries": [entry]}
    rows = (
        {"conversation": f"c{n}", "seq": 0, "from": "customer", "text": "多久发货", "label": label}
        for n in range(count)
    )
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(file)


def stored(folder: Path) -> Settings:
    with Store.open(folder) as store, store.begin() as uow:
        return read(uow.settings.all())


def run(shop: Path, *argv: str) -> int:
    return main(["calibrate", "--data-dir", str(shop), *argv])


def test_the_table_marks_the_chosen_risk_and_stores_nothing(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(shop, "--risk", "5%", "--from", labelled(tmp_path, 90)) == 0
    out = capsys.readouterr().out
    (marked,) = [row for row in out.splitlines() if "选中" in row]
    assert marked.split()[0] == "5.0%"
    assert "(0/90)" in marked
    assert "1.0%  无法保证" in out
    assert "最多 5.0% 出错，把握 90.0%" in out
    assert "还没有保存" in out
    assert stored(shop) == Settings(mode="auto")


def test_figures_come_as_json_and_the_threshold_is_stored(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(shop, "--risk", "0.05", "--from", labelled(tmp_path, 90), "--json", "--apply") == 0
    figures = json.loads(capsys.readouterr().out)
    chosen = figures["chosen"]
    assert (chosen["risk"], chosen["n"], chosen["wrong"], chosen["coverage"]) == (0.05, 90, 0, 1.0)
    assert chosen["measured"] <= chosen["bound"] <= 0.05
    assert chosen in figures["rows"]
    assert figures["rows"][0] == {"risk": 0.01, "threshold": None, "bound": None}
    assert figures["stored"] is True
    assert stored(shop) == Settings(mode="auto", reply_floor=chosen["threshold"])


def test_without_a_certificate_everything_stays_a_suggestion(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(shop, "--risk", "0.05", "--from", labelled(tmp_path, 90, "B"), "--apply") == 0
    assert "所有回答只作建议" in capsys.readouterr().out
    assert stored(shop) == Settings(mode="assist", reply_floor=1.0)


def test_too_little_history_is_told_with_what_is_missing(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(shop, "--risk", "0.05", "--from", labelled(tmp_path, 10), "--apply") == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "有 10 轮" in told
    assert "72 轮，还差 62 轮" in told
    assert stored(shop) == Settings(mode="auto")
    assert run(shop, "--risk", "0.05") == 1
    assert "有 0 轮" in capsys.readouterr().err


def test_splits_say_how_often_the_promise_broke(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = labelled(tmp_path, 200)
    assert run(shop, "--risk", "0.05", "--from", file, "--splits", "20", "--json") == 0
    rows = {row["risk"]: row for row in json.loads(capsys.readouterr().out)}
    assert (rows[0.05]["certified"], rows[0.05]["broken"], rows[0.05]["coverage"]) == (1.0, 0.0, 1.0)
    assert rows[0.01]["certified"] == 0.0
    assert run(shop, "--from", file, "--splits", "20") == 0
    assert " 5.0%    100.0%      0.0%" in capsys.readouterr().out


@pytest.mark.parametrize(
    "argv",
    [
        (),
        ("--risk", "0"),
        ("--risk", "1"),
        ("--risk", "nan"),
        ("--risk", "much"),
        ("--risk", "0.1", "--delta", "2"),
        ("--risk", "0.1", "--splits", "0"),
        ("--risk", "0.1", "--splits", "5", "--apply"),
    ],
)
def test_wrong_use_is_2(argv: tuple[str, ...], shop: Path) -> None:
    assert run(shop, *argv) == 2


def test_a_file_that_is_missing_or_carries_no_label_is_told(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(shop, "--risk", "0.05", "--from", str(tmp_path / "none.jsonl")) == 1
    assert "none.jsonl" in capsys.readouterr().err
    (tmp_path / "bare.jsonl").write_text(
        '{"conversation": 1, "seq": 0, "from": "customer", "text": "在吗"}\n'
    )
    assert run(shop, "--risk", "0.05", "--from", str(tmp_path / "bare.jsonl")) == 1
    assert "label.action" in capsys.readouterr().err


def test_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calibrate", "--help"]) == 0
    assert "5%" in capsys.readouterr().out


def test_a_history_too_short_for_the_risk_prints_the_table_and_stores_nothing(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(shop, "--risk", "0.01", "--from", labelled(tmp_path, 90), "--apply") == 1
    told = capsys.readouterr()
    assert "5.0%  0." in told.out
    assert "已保存" not in told.out
    assert "还差" in told.err
    assert stored(shop) == Settings(mode="auto")


def test_a_label_that_cannot_be_meant_is_told_with_its_line(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "odd.jsonl"
    file.write_text(
        '{"conversation": 1, "text": "多久发货"}\n{"conversation": 1, "text": "在吗", "label": {"action": "send"}}\n'
    )
    assert run(shop, "--risk", "0.05", "--from", str(file)) == 1
    assert "第 2 行的标注 action" in capsys.readouterr().err
