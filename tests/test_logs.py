"""The log keeps what helps and strikes what is private."""

import io
import logging
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from deskpilot import logs
from deskpilot.logs import strike_private

ZERO_WIDTH = "\u200b"

PHONES = [
    "13800138000",
    "138-0013-8000",
    "138 0013 8000",
    "138.0013.8000",
    "138\u20140013\u20148000",
    "13800 138000",
    "138-001-38000",
    "1380-013-8000",
    "1 3 8 0 0 1 3 8 0 0 0",
    "+8613800138000",
    "+86 138 0013 8000",
    "0086-13800138000",
    "8613800138000",
    "１３８００１３８０００",
    "１３８-００１３-８０００",
    ZERO_WIDTH.join("13800138000"),
    "138\u2060001\ufeff38000",
    "一三八零零一三八零零零",
    "幺三八〇〇幺三八〇〇〇",
    "138零零1三八000",
    "19912345678",
    "0571-88001234",
    "010-62345678",
]


@pytest.mark.parametrize("phone", PHONES)
@pytest.mark.parametrize(
    "around", ["{}", "我的电话是{}，麻烦改一下", "收件人王女士{}浙江杭州", "tel:{};", "加我wx{}"]
)
def test_a_phone_number_is_struck_however_it_is_written(phone: str, around: str) -> None:
    assert strike_private(around.format(phone)) == around.format("[phone]")


@pytest.mark.parametrize(
    "text",
    [
        "订单号 202611138001380001234",  # 21 digits, a phone number inside
        "113800138000123456789",
        "138001380001",  # twelve digits
        "1380013800",  # ten
        "12800138000",  # no such range
        "运单 SF1380013800012",
        "2026-11-20 13:45:30.123",
        "1763600000123",  # a time stamp
        "尺码 150 155 160 165，价格 139.00 159.00",
        "0.1380013800012",
        "一三五七九",
        "020-2026",
    ],
)
def test_a_number_that_only_looks_like_a_phone_stays(text: str) -> None:
    assert strike_private(text) == text


@pytest.mark.parametrize(
    "identity",
    [
        "11010519491231002X",
        "11010519491231002x",
        "110105 19491231 002X",
        "１１０１０５１９４９１２３１００２Ｘ",
    ],
)
def test_an_identity_number_is_struck(identity: str) -> None:
    assert strike_private(f"身份证{identity}，实名用") == "身份证[id]，实名用"


@pytest.mark.parametrize(
    "text",
    [
        "110105194912310021",  # wrong check digit
        "110105194913310020",  # no thirteenth month
        "11010519491231002",  # seventeen digits
        "211010519491231002X",  # nineteen
        "11010519491231002XL",  # an article of size XL
    ],
)
def test_a_number_that_fails_the_rules_of_identity_numbers_stays(text: str) -> None:
    assert strike_private(text) == text


@pytest.mark.parametrize(
    "card",
    [
        "4111111111111111",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "6222021234567890128",
        "6222 0212 3456 7890 128",
    ],
)
def test_a_bank_card_is_struck(card: str) -> None:
    assert strike_private(f"退到{card}吧") == "退到[card]吧"


@pytest.mark.parametrize(
    "text",
    [
        "4111111111111112",  # fails the check
        "6222021234567890129",
        "1111111111111117",  # passes it, but no bank starts with 1
        "411111111111111",  # fifteen digits
        "41111111111111111111",  # twenty
    ],
)
def test_a_number_that_fails_the_rules_of_cards_stays(text: str) -> None:
    assert strike_private(text) == text


def test_a_phone_number_after_a_number_that_is_no_card_is_struck() -> None:
    assert strike_private("4111 1111 1111 1112 138-0013-8000") == "4111 1111 1111 1112 [phone]"


@pytest.mark.parametrize(
    "email", ["wang.li+shop@example.com", "a_b@mail.example.co", "ｗａｎｇ＠example.com"]
)
def test_an_email_address_is_struck(email: str) -> None:
    assert strike_private(f"发到{email}谢谢") == "发到[email]谢谢"


@pytest.mark.parametrize("text", ["@所有人", "3 @ 5.00", "a@b", "邮箱是什么@", "50%@"])
def test_an_at_sign_alone_is_no_email_address(text: str) -> None:
    assert strike_private(text) == text


def test_all_kinds_are_struck_in_one_text_and_the_rest_is_untouched() -> None:
    text = "王女士😀 13800138000，a@b.cn；证11010519491231002X；卡4111111111111111；单202611138001380001234"
    assert strike_private(text) == "王女士😀 [phone]，[email]；证[id]；卡[card]；单202611138001380001234"


@pytest.mark.parametrize("text", ["", "在吗", "\ud800", "e\u0301" * 50, "👨\u200d👩\u200d👧", "\x00"])
def test_odd_text_passes_through_unchanged(text: str) -> None:
    assert strike_private(text) == text


# ---- the file --------------------------------------------------------------------------------------------------------


@pytest.fixture
def log(data_dir: Path) -> Iterator[Path]:
    """A started log; its path."""
    logs.start_logging(data_dir)
    yield data_dir / logs.LOG_FILE
    logs.stop_logging()


def lines_of(log: Path) -> list[str]:
    return log.read_text(encoding="utf-8").splitlines()


def test_a_line_says_when_in_utc_how_grave_where_and_what(log: Path) -> None:
    logging.getLogger("deskpilot.store").info("opened %s", "shop.db")
    (line,) = lines_of(log)
    when, level, name, thread, message = line.split(" ", 4)
    assert when.endswith("+00:00")
    assert (level, name, thread, message) == ("INFO", "deskpilot.store", "[MainThread]", "opened shop.db")


def test_private_numbers_never_reach_the_disk(log: Path, expect_log) -> None:
    customer = "电话138-0013-8000"
    logger = logging.getLogger("deskpilot.channels")
    logger.info("from %s", customer)
    try:
        raise ValueError(f"cannot read {customer}") from KeyError(customer)
    except ValueError:
        logger.exception("failed for %s", customer, stack_info=True)
    expect_log(logging.ERROR, "failed for")
    written = log.read_text(encoding="utf-8")
    assert "8000" not in written
    assert written.count("[phone]") >= 4


def test_another_log_that_formatted_the_exception_first_gives_nothing_away(log: Path, expect_log) -> None:
    try:
        raise ValueError("13800138000")
    except ValueError:
        record = logging.LogRecord("deskpilot.x", logging.ERROR, "", 0, "failed", (), sys.exc_info())
    logging.Formatter().format(record)
    logging.getLogger("deskpilot.x").handle(record)
    expect_log(logging.ERROR, "failed")
    assert "13800138000" not in log.read_text(encoding="utf-8")


def test_a_customer_cannot_forge_a_line(log: Path, expect_log) -> None:
    forged = "在吗\n2026-11-20T00:00:00 ERROR deskpilot.store [MainThread] lost\r\u2028\u202e\x1b[2J"
    logging.getLogger("deskpilot.x").info("%s", forged)
    try:
        raise ValueError(forged)
    except ValueError:
        logging.getLogger("deskpilot.x").exception("failed")
    expect_log(logging.ERROR, "failed")
    first, second, *traceback = lines_of(log)
    assert "INFO deskpilot.x" in first
    assert second.endswith("failed")
    assert traceback
    assert all(line.startswith("  | ") for line in traceback)
    assert "\x1b" not in log.read_text(encoding="utf-8")


def test_the_cut_of_a_long_text_leaves_no_half_number(log: Path) -> None:
    text = "客" * (logs.LONGEST_TEXT - 5) + "13800138000" + "客" * 100_000
    logging.getLogger("deskpilot.x").info(text)
    (line,) = lines_of(log)
    assert "13800" not in line
    assert len(line) < logs.LONGEST_TEXT + 200


def test_text_that_is_no_unicode_is_written_as_an_escape(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs._ROOT, "propagate", False)  # what tests side by side report must be Unicode
    logging.getLogger("deskpilot.x").info("\ud83d")
    assert lines_of(log)[0].endswith(r"\ud83d")


def test_only_the_owner_can_read_the_log(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs._ROOT.handlers[-1], "maxBytes", 200)
    for number in range(20):
        logging.getLogger("deskpilot.x").info("line %d", number)
    files = list(log.parent.glob(logs.LOG_FILE + "*"))
    assert len(files) == logs.LOG_FILES
    if sys.platform != "win32":
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_a_log_that_others_could_read_is_closed_to_them(data_dir: Path) -> None:
    old = data_dir / logs.LOG_FILE
    old.touch(mode=0o644)
    logs.start_logging(data_dir)
    logs.stop_logging()
    if sys.platform != "win32":
        assert stat.S_IMODE(old.stat().st_mode) == 0o600


def test_all_log_files_together_stay_below_20_megabytes() -> None:
    longest_line = (
        4 * 2 * (logs.LONGEST_TEXT + 1_000)
    )  # message and traceback, four bytes a character at most
    assert logs.LOG_FILES * (logs.LOG_FILE_BYTES + longest_line) <= 20_000_000


def test_starting_twice_writes_each_line_once_and_into_the_newer_folder(data_dir: Path) -> None:
    other = data_dir / "店铺 二"
    other.mkdir()
    logs.start_logging(data_dir)
    logs.start_logging(other)
    logging.getLogger("deskpilot.x").info("here")
    logs.stop_logging()
    assert lines_of(data_dir / logs.LOG_FILE) == []
    assert len(lines_of(other / logs.LOG_FILE)) == 1


def test_a_log_that_cannot_be_written_stops_nobody_and_tells_nothing(
    log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class FullDisk(io.StringIO):
        def write(self, text: str, /) -> int:
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(logs._ROOT.handlers[-1], "stream", FullDisk())
        logging.getLogger("deskpilot.x").info("电话13800138000")
    logging.getLogger("deskpilot.x").info("space again")
    assert capsys.readouterr() == ("", "")
    assert lines_of(log)[-1].endswith("space again")
