"""The command line: done is 0, a told error is 1 and one line, wrong use is 2, and Qt stays out of it."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deskpilot.cli import entry, main, told
from deskpilot.domain import errors
from deskpilot.domain.commands import MakeTask
from deskpilot.domain.errors import KnownError
from deskpilot.engine import Engine
from deskpilot.services.desk import Desk
from deskpilot.services.stored_settings import PIN
from deskpilot.store import Reader, Store
from deskpilot.worker.scene import Scene

if sys.platform != "win32":
    import fcntl

KB = "id,问题,其他问法,答案\nA,多久发货,几天能发,付款后隔天打包\nB,能开发票吗,怎么开发票,可以开电子发票\nC,,x,y\n"


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences do not hang on the machine's language."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


@pytest.fixture
def shop(data_dir: Path, tmp_path: Path) -> Path:
    """A data folder that knows two things."""
    (tmp_path / "kb.csv").write_text(KB, encoding="gb18030")
    assert main(["--data-dir", str(data_dir), "kb", "import", str(tmp_path / "kb.csv")]) == 0
    return data_dir


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]


def test_an_import_prints_counts_and_bad_rows(
    capsys: pytest.CaptureFixture[str], shop: Path, tmp_path: Path
) -> None:
    out = capsys.readouterr().out
    assert "新增 2" in out
    assert "第 4 行，question：不能为空" in out
    assert main(["kb", "import", str(tmp_path / "kb.csv"), "--json", "--data-dir", str(shop)]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["added"], figures["unchanged"], figures["problems"][0]["code"]) == (0, 2, "empty_field")


@pytest.mark.parametrize("kind", ["csv", "xlsx", "jsonl"])
def test_what_is_exported_can_be_imported(
    shop: Path, tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / f"out.{kind}")
    assert main(["kb", "export", file, "--data-dir", str(shop)]) == 0
    assert main(["kb", "import", file, "--data-dir", str(shop)]) == 0
    assert "未变 2" in capsys.readouterr().out


def test_a_question_is_looked_up(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["ask", "几天能发货", "--json", "--data-dir", str(shop)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["candidates"][0]["entry"] == "A"
    assert found["candidates"][0]["reasons"]
    assert main(["ask", "几天能发货", "--data-dir", str(shop)]) == 0
    assert "A 多久发货" in capsys.readouterr().out


def test_a_file_of_questions_is_looked_up(shop: Path, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": 1, "text": "怎么开发票"}\n', encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert (
        main(["ask", "--batch", str(tmp_path / "in.jsonl"), "--out", str(out), "--data-dir", str(shop)]) == 0
    )
    (row,) = lines(out)
    assert row["id"] == 1
    assert row["candidates"][0]["entry"] == "B"  # type: ignore[index]


def test_conversations_are_replayed(shop: Path, tmp_path: Path) -> None:
    row = {"conversation": "c-1", "seq": 0, "from": "customer", "text": "多久发货"}
    (tmp_path / "in.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert main(["replay", str(tmp_path / "in.jsonl"), "--out", str(out), "--data-dir", str(shop)]) == 0
    assert [(row["conversation"], row["seq"], row["entry"]) for row in lines(out)] == [("c-1", 0, "A")]


def test_half_a_character_and_odd_names_come_back_as_they_came(shop: Path, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"conversation": "\\ud800x", "from": "customer", "text": "多久发货\\udfff"}\n')
    assert main(["replay", str(source), "--out", str(target), "--data-dir", str(shop)]) == 0
    assert lines(target)[0]["conversation"] == "\ud800x"
    source.write_text('{"id": "\\udc00", "text": "多久发货"}\n')
    assert main(["ask", "--batch", str(source), "--out", str(target), "--data-dir", str(shop)]) == 0
    assert lines(target)[0]["id"] == "\udc00"


@pytest.mark.parametrize("name", ["NaN", "-Infinity", "1e999", "[NaN]"])
def test_a_name_that_json_cannot_write_is_told_by_its_line(
    shop: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    for command, row in (
        ("replay", f'{{"conversation": {name}, "text": "在吗"}}'),
        ("replay", f'{{"conversation": 1, "seq": {name}, "text": "在吗"}}'),
        ("ask", f'{{"id": {name}, "text": "在吗"}}'),
    ):
        source.write_text(row + "\n", encoding="utf-8")
        files = [str(source)] if command == "replay" else ["--batch", str(source)]
        assert main([command, *files, "--out", str(target), "--data-dir", str(shop)]) == 1
        assert "第 1 行读不懂" in capsys.readouterr().err


def test_a_failed_replay_leaves_no_half_file(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in.jsonl").write_text("{\n", encoding="utf-8")
    assert (
        main(
            [
                "replay",
                str(tmp_path / "in.jsonl"),
                "--out",
                str(tmp_path / "out.jsonl"),
                "--data-dir",
                str(shop),
            ]
        )
        == 1
    )
    assert capsys.readouterr().err == "第 1 行读不懂。\n"
    assert not list(tmp_path.glob("*out.jsonl*"))


def test_a_backup_restores_and_the_doctor_finds_it_sound(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.db"
    assert main(["backup", str(copy), "--data-dir", str(shop)]) == 0
    other = tmp_path / "other"
    assert main(["restore", str(copy), "--data-dir", str(other)]) == 0
    capsys.readouterr()
    assert main(["doctor", "--json", "--data-dir", str(other)]) == 0
    checks = {each["check"]: each for each in json.loads(capsys.readouterr().out)}
    assert checks["entries"]["value"] == "2"
    assert checks["media"]["sound"]
    assert checks["database"]["sound"]


def test_a_backup_says_that_pictures_go_along_and_a_restore_that_they_are_back_or_not(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shop / "media").mkdir()
    (shop / "media" / "a.png").write_bytes(b"x")
    copy = tmp_path / "copy.db"
    assert main(["backup", str(copy), "--data-dir", str(shop)]) == 0
    assert "copy.db.media" in capsys.readouterr().out
    assert main(["restore", str(copy), "--data-dir", str(tmp_path / "one")]) == 0
    assert "1 个图片和文件也放回去了" in capsys.readouterr().out
    (tmp_path / "copy.db.media").rename(tmp_path / "elsewhere")
    assert main(["restore", str(copy), "--data-dir", str(tmp_path / "two")]) == 0
    assert "图片和文件没有恢复" in capsys.readouterr().out


def test_a_forgotten_pin_is_taken_off_and_that_stands_in_the_trail(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forget-pin", "--data-dir", str(shop)]) == 0
    with Store.open(shop) as store, store.begin() as uow:
        uow.settings.set({PIN: "scrypt$00$00"})
    assert main(["forget-pin", "--data-dir", str(shop)]) == 0
    assert capsys.readouterr().out == "没有设过店主密码。\n店主密码已经去掉，可以在设置里重新设一个。\n"
    reader = Reader(shop)
    assert reader.settings.all()[PIN] == ""
    assert reader.value("SELECT action FROM audit ORDER BY id DESC LIMIT 1") == "pin_forgotten"
    reader.close()


def test_the_doctor_tells_a_damaged_database(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shop / "deskpilot.db").write_bytes(b"no database at all" * 500)
    assert main(["doctor", "--data-dir", str(shop)]) == 1
    assert "database_corrupt" in capsys.readouterr().out
    assert main(["ask", "在吗", "--data-dir", str(shop)]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_the_doctor_of_an_empty_folder_changes_nothing(data_dir: Path) -> None:
    assert main(["doctor", "--data-dir", str(data_dir)]) == 0
    assert list(data_dir.iterdir()) == []


@pytest.mark.parametrize(
    "argv",
    [
        ["nonsense"],
        ["kb"],
        ["kb", "import"],
        ["replay", "x"],
        ["ask"],
        ["ask", "a", "--batch", "b"],
        ["--no-such"],
    ],
)
def test_wrong_use_is_2(argv: list[str], data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(data_dir), *argv]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("DeskPilot ")


@pytest.mark.parametrize("name", ["nothing.csv", "locked.xls"])
def test_a_told_error_is_one_plain_line(
    name: str, data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "locked.xls").write_bytes(b"\xd0\xcf\x11\xe0" * 20)
    assert main(["kb", "import", str(tmp_path / name), "--data-dir", str(data_dir)]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert name in err


def test_a_folder_that_is_a_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x")
    assert main(["doctor", "--data-dir", str(tmp_path / "file")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


if sys.platform != "win32":  # there the window's lock keeps everybody out by itself

    def test_a_window_on_the_folder_is_not_written_behind_its_back(
        shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with (shop / "deskpilot.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            assert main(["kb", "import", str(tmp_path / "kb.csv"), "--data-dir", str(shop)]) == 1
        assert "关闭" in capsys.readouterr().err
        assert main(["kb", "import", str(tmp_path / "kb.csv"), "--data-dir", str(shop)]) == 0


def test_sentences_follow_the_systems_language(monkeypatch: pytest.MonkeyPatch) -> None:
    error = KnownError("disk_full")
    assert told.sentence(error) == "磁盘已满。"
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert told.sentence(error) == "The disk is full."


def test_every_known_error_has_a_sentence_or_says_its_code() -> None:
    for kind in vars(errors).values():
        if isinstance(kind, type) and issubclass(kind, KnownError):
            assert told.sentence(kind()).strip()


def run(*argv: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    src = str(Path(__file__).parents[1] / "src")
    full = {**os.environ, "PYTHONPATH": src, **env}
    return subprocess.run(
        [sys.executable, "-m", "deskpilot", *argv], env=full, capture_output=True, check=False
    )


def test_a_console_that_cannot_take_chinese_gets_escapes(data_dir: Path) -> None:
    ended = run(
        "kb", "import", str(data_dir / "没有.csv"), "--data-dir", str(data_dir), PYTHONIOENCODING="ascii"
    )
    assert ended.returncode == 1
    assert b"Traceback" not in ended.stderr
    assert b"\\u" in ended.stderr


def test_headless_commands_never_load_qt(shop: Path) -> None:
    code = (
        "import sys; from deskpilot.cli import main; "
        f"status = main(['ask', 'x', '--data-dir', {str(shop)!r}]); "
        "bad = [name for name in sys.modules if name.partition('.')[0] in ('PySide6', 'shiboken6', 'pyqtgraph')]; "
        "sys.exit(status or bool(bad))"
    )
    src = str(Path(__file__).parents[1] / "src")
    ended = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": src}, capture_output=True, check=False
    )
    assert ended.returncode == 0, ended.stderr.decode()


@pytest.mark.parametrize(
    ("typed", "scene"),
    [
        ([], Scene()),
        (["--demo", "--speed", "3", "--seed", "7"], Scene(demo_speed=3.0, seed=7, play_speed=3.0)),
        (["--demo", "--rush"], Scene(rush=True)),
        (["--play", "x.jsonl", "--speed", "max", "--with-agents"], Scene(play_speed=None, play_agents=True)),
    ],
)
def test_how_fast_and_which_day_is_played_can_be_said(typed: list[str], scene: Scene) -> None:
    assert entry._scene(entry._parser().parse_args(typed)) == scene


@pytest.mark.parametrize("speed", ["0", "-1", "nan", "fast"])
def test_a_speed_that_is_none_is_wrong_use(speed: str) -> None:
    assert main(["--speed", speed]) == 2


def test_tasks_are_listed_by_section_also_while_the_desk_is_open(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    due = datetime.now(UTC) + timedelta(days=3)
    with Store.open(shop) as store:
        desk = Desk(store, Engine())
        desk.dispatch(MakeTask("给纸箱厂打电话", due, "小美", "老周"))
        desk.dispatch(MakeTask("寄色卡", due - timedelta(days=4), "小美"))
        capsys.readouterr()
        assert main(["tasks", "--data-dir", str(shop)]) == 0
        first, second = capsys.readouterr().out.splitlines()
        assert main(["tasks", "--json", "--agent", "小美", "--data-dir", str(shop)]) == 0
    assert first.startswith("过期 · ")
    assert first.endswith(" · 寄色卡")
    assert second.startswith("之后 · ")
    assert second.endswith(" · 给纸箱厂打电话 · 老周")
    (mine,) = json.loads(capsys.readouterr().out)
    assert (mine["text"], mine["section"], mine["assigned"], mine["customer"]) == (
        "寄色卡",
        "overdue",
        "",
        "",
    )


def test_without_a_shop_there_are_no_tasks_to_list(
    data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["tasks", "--data-dir", str(data_dir)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_products_come_from_a_file_and_bad_rows_are_named(
    data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = "商品ID,标题,价格,库存\nB1,柳编提篮,59,4\nB2,果盘,面议,\n"
    (tmp_path / "货.csv").write_text(table, encoding="gb18030")
    assert main(["--data-dir", str(data_dir), "catalog", "import", str(tmp_path / "货.csv")]) == 0
    out = capsys.readouterr().out
    assert "商品新增 1" in out
    assert "第 3 行，price：不是数字（面议）" in out
    assert main(["catalog", "import", str(tmp_path / "货.csv"), "--json", "--data-dir", str(data_dir)]) == 0
    assert json.loads(capsys.readouterr().out)["unchanged"] == 1


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_a_recording_is_read_in_the_encoding_it_is_written_in(
    shop: Path, tmp_path: Path, encoding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {"conversation": "c", "seq": 0, "from": "customer", "text": "我们这边大概多久能发货呢"}
    (tmp_path / "in.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding=encoding)
    out = tmp_path / "out.jsonl"
    assert main(["--data-dir", str(shop), "replay", str(tmp_path / "in.jsonl"), "--out", str(out)]) == 0
    assert (lines(out)[0]["entry"], lines(out)[0]["action"]) == ("A", "reply")


def test_orders_come_from_a_platforms_export_and_bad_rows_are_named(
    data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间,宝贝标题 "
    rows = '="4100000000000000001",tb小舟,59,交易成功,2026-03-01 10:00,篮\n4.1E+18,tb小舟,5,交易成功,2026-03-01,x\n'
    (tmp_path / "订单.csv").write_text(f"{head}\n{rows}", encoding="gb18030")
    folder = ["--data-dir", str(data_dir)]
    assert main([*folder, "orders", "import", str(tmp_path / "订单.csv")]) == 0
    out = capsys.readouterr().out
    assert "订单新增 1" in out
    assert "第 3 行，order_no" in out
    (tmp_path / "pdd.csv").write_text("订单号,订单状态\n1,待发货\n", encoding="utf-8")
    assert main([*folder, "orders", "import", str(tmp_path / "pdd.csv"), "--channel", "pdd"]) == 1
    assert "buyer" in capsys.readouterr().err


def test_a_file_that_is_no_backup_is_called_that_and_the_shops_own_data_is_not_called_damaged(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (shop / "deskpilot.db").read_bytes()
    for content in (KB.encode(), b""):
        (tmp_path / "错的.db").write_bytes(content)
        assert main(["--data-dir", str(shop), "restore", str(tmp_path / "错的.db")]) == 1
        told_of = capsys.readouterr().err
        assert "错的.db 不是完好的副驾驶备份" in told_of
        assert "数据库损坏" not in told_of
    assert (shop / "deskpilot.db").read_bytes() == before
