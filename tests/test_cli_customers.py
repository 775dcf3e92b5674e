"""The command line about customers: one erased or counted first, and what they say about products in a table."""

import csv
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from deskpilot.cli import main
from deskpilot.domain.commands import MarkFeedback, ReceiveMessage
from deskpilot.domain.product_feedback import FeedbackKind
from deskpilot.engine import Engine
from deskpilot.services.desk import Desk
from deskpilot.store import Reader, Store

if sys.platform != "win32":
    import fcntl

WORDS = "梧桐色比图上深，电话13812345678"


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences do not hang on the machine's language."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


@pytest.fixture
def shop(data_dir: Path) -> Path:
    """A shop where two customers of the same name wrote, one of them about a product."""
    with Store.open(data_dir) as store:
        desk = Desk(store, Engine())
        for key, text in (("buyer-1", WORDS), ("buyer-2", "在吗")):
            desk.dispatch(ReceiveMessage("taobao", key, key, text, "小鹿"))
        desk.dispatch(MarkFeedback(1, FeedbackKind.COLOUR, "小美", "樱桃木床", "=偏红"))
    return data_dir


def customers(folder: Path) -> list[str]:
    reader = Reader(folder)
    try:
        return [row["external_key"] for row in reader.rows("SELECT external_key FROM customers ORDER BY id")]
    finally:
        reader.close()


def run(folder: Path, *arguments: str) -> int:
    return main(["--data-dir", str(folder), *arguments])


def test_a_dry_run_counts_and_erases_nothing(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(shop, "erase", "buyer-1", "--dry-run") == 0
    told = capsys.readouterr().out.splitlines()
    assert told == ["会删除 小鹿（taobao，buyer-1）：", "会话: 1", "会话里的话: 1", "产品反馈: 1"]
    assert customers(shop) == ["buyer-1", "buyer-2"]


def test_the_customer_is_erased_and_the_file_holds_no_word(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(shop, "erase", "buyer-1", "--json") == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["erased"], figures["lines"], figures["older_copies"]) == (True, 1, 0)
    assert customers(shop) == ["buyer-2"]
    files = [path for path in shop.rglob("*") if path.is_file()]
    assert [path.name for path in files if "梧桐".encode() in path.read_bytes()] == []


def test_older_backups_are_named_and_go_when_that_is_asked_for(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(shop) as store:
        store.back_up()
    assert run(shop, "erase", "buyer-1", "--dry-run") == 0
    assert "共 1 份" in capsys.readouterr().out
    assert run(shop, "erase", "buyer-1", "--backups") == 0
    assert "共 1 份" not in capsys.readouterr().out
    files = [path for path in shop.rglob("*") if path.is_file()]
    assert [path.name for path in files if "梧桐".encode() in path.read_bytes()] == []


def test_a_name_that_two_have_is_told_with_their_keys(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(shop, "erase", "小鹿") == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "taobao/buyer-1" in line
    assert "taobao/buyer-2" in line
    assert run(shop, "erase", "nobody") == 1
    assert run(shop, "erase", "buyer-1", "--channel", "jd") == 1
    assert run(shop, "erase") == 2
    assert customers(shop) == ["buyer-1", "buyer-2"]


if sys.platform != "win32":  # there the window's lock keeps everybody out by itself

    def test_nobody_is_erased_behind_an_open_windows_back(shop: Path) -> None:
        lock = shop / "deskpilot.lock"
        with lock.open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            assert run(shop, "erase", "buyer-1") == 1
            assert run(shop, "erase", "buyer-1", "--dry-run") == 0
        assert customers(shop) == ["buyer-1", "buyer-2"]


def test_feedback_goes_into_a_table_without_private_numbers_and_formulas(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("out.csv", "out.xlsx"):
        assert run(shop, "feedback", "--out", str(tmp_path / name)) == 0
    assert capsys.readouterr().out.splitlines() == ["已导出 1 条到 out.csv。", "已导出 1 条到 out.xlsx。"]
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        head, row = csv.reader(file)
    assert head[:3] == ["商品编码", "商品", "说的是"]
    assert row[1:3] == ["樱桃木床", "颜色"]
    assert "13812345678" not in row[3]
    assert row[4] == "'=偏红"
    sheet = load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][1:3] == ["樱桃木床", "颜色"]


def test_feedback_is_narrowed_by_kind_and_days(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(shop, "feedback", "--json", "--kind", "colour", "--days", "1") == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["when"][:4] == str(datetime.now(UTC).year)
    assert (row["kind"], row["nickname"], row["made_by"]) == ("colour", "小鹿", "小美")
    assert run(shop, "feedback", "--json", "--kind", "size") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_wrong_use_of_feedback_is_2_and_a_told_error_is_1(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(shop, "feedback") == 2
    assert run(shop, "feedback", "--json", "--out", str(tmp_path / "a.csv")) == 2
    assert run(shop, "feedback", "--out", str(tmp_path / "a.csv"), "--days", "0") == 2
    capsys.readouterr()
    assert run(shop, "feedback", "--out", str(tmp_path / "a.pdf")) == 1
    assert capsys.readouterr().err == "不认识的文件类型：a.pdf（可用 .csv .xlsx）\n"
    assert run(shop, "feedback", "--out", str(tmp_path / "no" / "a.csv")) == 1
    assert run(tmp_path / "empty", "feedback", "--json") == 1


def test_everything_about_a_customer_is_written_and_nothing_about_another(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "deer.json"
    assert run(shop, "export-customer", "buyer-1", str(file)) == 0
    assert "没有打码" in capsys.readouterr().out
    whole = json.loads(file.read_text(encoding="utf-8"))
    assert whole["customer"][0]["external_key"] == "buyer-1"
    assert WORDS in [line["text"] for line in whole["lines"]]
    assert whole["feedback"][0]["product"] == "樱桃木床"
    assert "在吗" not in file.read_text(encoding="utf-8")
    assert customers(shop) == ["buyer-1", "buyer-2"]


def test_the_page_about_a_customer_holds_their_words_as_text(shop: Path, tmp_path: Path) -> None:
    with Store.open(shop) as store:
        Desk(store, Engine()).dispatch(
            ReceiveMessage("taobao", "buyer-1", "m9", "<script>x</script>", "小鹿")
        )
    page = tmp_path / "deer.html"
    assert run(shop, "export-customer", "buyer-1", str(page)) == 0
    text = page.read_text(encoding="utf-8")
    assert "小鹿 的全部资料" in text
    assert WORDS in text
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize(
    ("who", "file"),
    [("nobody", "a.json"), ("小鹿", "a.json"), ("buyer-1", "a.docx"), ("buyer-1", "no/a.json")],
)
def test_what_cannot_be_exported_is_one_line_and_leaves_no_file(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], who: str, file: str
) -> None:
    assert run(shop, "export-customer", who, str(tmp_path / file)) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert list(tmp_path.rglob("a.*")) == []
