"""A store on a real file, and a conversation in it."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deskpilot.domain.conversation import Conversation
from deskpilot.store import Reader, Store

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that was opened for the first time and closed."""
    folder = tmp_path_factory.mktemp("empty")
    Store.open(folder).close()
    return folder


@pytest.fixture
def store(data_dir: Path, empty_folder: Path) -> Iterator[Store]:
    """An empty store."""
    shutil.copytree(empty_folder, data_dir, dirs_exist_ok=True)
    with Store.open(data_dir) as opened:
        yield opened


@pytest.fixture
def reader(store: Store) -> Iterator[Reader]:
    """The reading side of that store."""
    opened = Reader(store.data_dir)
    yield opened
    opened.close()


@pytest.fixture
def conversation(store: Store) -> Conversation:
    """An open conversation of a new customer."""
    with store.begin() as uow:
        customer = uow.customers.find_or_create("taobao", "buyer-1", "小鹿", NOON)
        return uow.conversations.open("taobao", "talk-1", customer.id, NOON)
