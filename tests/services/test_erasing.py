"""A customer is erased by whoever may: rows, files and, when wanted, older copies of the data."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from deskpilot.domain import commands as c
from deskpilot.domain.errors import KnownError, NotFound
from deskpilot.domain.persona import Staff
from deskpilot.services.clock import SystemClock
from deskpilot.services.erasing import old_copies
from deskpilot.services.queries import DeskQueries
from deskpilot.services.queries.audit import AuditFilter
from deskpilot.store import Reader, backups_of
from tests.services.shop import Shop

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def queries(shop: Shop, data_dir: Path) -> Iterator[DeskQueries]:
    reader = Reader(data_dir)
    yield DeskQueries(reader, SystemClock())
    reader.close()


def picture(shop: Shop, folder: Path, name: str, *keys: str) -> Path:
    """A picture of that name is sent to these customers; gives where it is stored."""
    file = folder / name
    file.write_bytes(PNG + name.encode())
    attachment = shop.desk.media.take_in(file)
    for key in keys:
        shop.do(c.SendAgentReply(shop.hear("在吗", key), "看图", "小美", attachments=(attachment,)))
    stored = shop.desk.media.path_of(attachment.file)
    assert stored is not None
    return stored


def test_pictures_that_only_the_erased_customer_got_are_deleted(shop: Shop, tmp_path: Path) -> None:
    own = picture(shop, tmp_path, "own.png", "a")
    both = picture(shop, tmp_path, "both.png", "a", "b")
    changes = shop.do(c.EraseCustomer(shop.conversation("a").customer_id, "老周"))
    assert changes.everything
    assert (own.exists(), both.exists()) == (False, True)
    assert shop.conversation("b").id


def test_a_name_that_a_customer_made_up_deletes_no_file(shop: Shop, data_dir: Path) -> None:
    precious = data_dir / "deskpilot.db"
    shop.hear(
        "", kind="image", payload='{"file": "../deskpilot.db", "name": "x", "kind": "image", "size": 1}'
    )
    shop.do(c.EraseCustomer(shop.conversation().customer_id, "老周"))
    assert precious.is_file()


def test_only_an_owner_erases_once_a_pin_is_set(shop: Shop) -> None:
    shop.hear("在吗")
    customer = shop.conversation().customer_id
    shop.do(c.SaveStaff((Staff("小美"), Staff("老周", "owner"))))
    shop.do(c.SitDown("老周"))
    shop.do(c.SetOwnerPin("2468"))
    shop.do(c.SitDown("小美"))
    for command in (c.EraseCustomer(customer, "小美"), c.RenewBackups("小美")):
        with pytest.raises(KnownError, match="owner_only"):
            shop.do(command)
    shop.do(c.SitDown("老周", "2468"))
    shop.do(c.EraseCustomer(customer, "老周"))
    with pytest.raises(NotFound):
        shop.do(c.EraseCustomer(customer, "老周"))


def test_older_copies_that_still_hold_the_customer_go_once_a_new_one_is_there(
    shop: Shop, queries: DeskQueries, data_dir: Path
) -> None:
    shop.hear("zyqxw")
    shop.store.back_up()
    shop.clock.pass_(60)
    (data_dir / "deskpilot.db.before-restore.20260101T000000Z").write_bytes(b"zyqxw")
    (data_dir / "deskpilot.db.before-restore.20260101T000000Z-wal").write_bytes(b"zyqxw")
    assert len(old_copies(data_dir)) == 2
    shop.do(c.EraseCustomer(shop.conversation().customer_id, "老周"))
    shop.do(c.RenewBackups("老周"))
    assert len(old_copies(data_dir)) == len(backups_of(data_dir)) == 1
    files = [path for path in data_dir.rglob("*") if path.is_file()]
    assert [path.name for path in files if b"zyqxw" in path.read_bytes()] == []
    done = [(deed.action, deed.detail) for deed in queries.deeds(AuditFilter(), 0, 2)]
    assert done == [("backups_renewed", "2"), ("customer_erased", "")]


def test_a_turn_that_was_open_when_the_customer_went_ends_without_a_word(shop: Shop) -> None:
    conversation = shop.hear("什么时候发货")
    shop.do(c.EraseCustomer(shop.conversation().customer_id, "老周"))
    with pytest.raises(NotFound):
        shop.do(c.TakeOver(conversation, "小美"))
    shop.do(c.CloseTurn(conversation))
    assert shop.leave() == []
