"""Lines of files from other programs are read without trusting them."""

import json
from datetime import UTC, datetime

import pytest

from deskpilot.channels.conversation_rows import LONGEST_LINE_BYTES, claimed_time, parse_row
from deskpilot.domain.conversation import MessageKind, Sender
from deskpilot.domain.errors import InvalidInput


def row(**fields: object) -> bytes:
    return json.dumps({"conversation": "c-1", "text": "在吗", **fields}).encode()


def test_a_row_keeps_its_fields_and_its_time_becomes_utc() -> None:
    read = parse_row(
        row(**{"from": "agent"}, at="2026-11-20T22:31:05+08:00", customer="tb小明", seq=3, id=77)
    )
    assert (read.conversation, read.sender, read.text, read.seq, read.id, read.customer) == (
        "c-1",
        Sender.AGENT,
        "在吗",
        3,
        "77",
        "tb小明",
    )
    assert read.at == datetime(2026, 11, 20, 14, 31, 5, tzinfo=UTC)


def test_without_a_customer_the_conversation_names_them() -> None:
    assert parse_row(row()).customer == "c-1"


def test_a_card_needs_no_text_and_its_payload_becomes_text() -> None:
    read = parse_row(row(text="", kind="order_card", payload={"order": "123"}))
    assert (read.kind, json.loads(read.payload)) == (MessageKind.ORDER_CARD, {"order": "123"})


def test_half_a_character_pair_cannot_reach_the_database() -> None:
    assert parse_row(b'{"conversation": "c", "text": "a\\ud83d"}').text == "a�"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"", "not_json"),
        (b'{"conversation": "c"', "not_json"),
        (b"[1]", "not_an_object"),
        (b"[" * 100_000, "not_json"),
        (b'{"conversation": "c", "text": "x", "seq": ' + b"9" * 5000 + b"}", "not_json"),
        ("呢".encode("gb18030"), "not_utf8"),
        (b'{"text": "x"}', "missing_field"),
        (row(text="  "), "missing_field"),
        (row(text=5), "bad_value"),
        (row(**{"from": "robot"}), "bad_value"),
        (row(kind="dance"), "bad_value"),
        (row(kind=["text"]), "bad_value"),
        (row(id=1.5), "bad_value"),
        (row(customer="x" * 201), "too_long"),
        (b'{"conversation": "c", "text": "' + b"x" * LONGEST_LINE_BYTES + b'"}', "line_too_long"),
    ],
)
def test_a_bad_line_is_named_by_what_is_wrong(line: bytes, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_row(line)
    assert caught.value.code == code


@pytest.mark.parametrize("value", [None, "yesterday", float("nan"), 1e300, 10**400, True, [], -1e18])
def test_a_time_that_is_none_is_no_time(value: object) -> None:
    assert claimed_time(value) is None


def test_seconds_and_milliseconds_are_told_apart_and_a_bare_time_is_beijings() -> None:
    moment = datetime(2026, 11, 20, 14, 31, 5, tzinfo=UTC)
    seconds = moment.timestamp()
    assert (
        claimed_time(seconds) == claimed_time(seconds * 1000) == claimed_time("2026-11-20T22:31:05") == moment
    )
