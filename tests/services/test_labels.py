"""Labels are read as they are meant, and what cannot be meant is refused by its line."""

import pytest

from deskpilot.domain.conversation import Sender
from deskpilot.domain.errors import InvalidInput
from deskpilot.services.labels import with_sound_label
from deskpilot.services.lessons import LEARNED
from deskpilot.services.replay import Recorded
from tests.services.shop import Shop


def labelled(label: dict[str, object]) -> Recorded:
    return Recorded("c", 0, Sender.CUSTOMER, "在吗", None, label, line=7)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ({"sat": "0"}, {"sat": 0}),
        ({"sat": 2.0}, {"sat": 2}),
        ({"sat": None, "entries": None}, {}),
        ({"action": " REPLY "}, {"action": "reply"}),
        ({"entries": "A01"}, {"entries": ["A01"]}),
        ({"entries": [7, "A01 "]}, {"entries": ["7", "A01"]}),
        ({"entries": []}, {"entries": []}),
        ({"mood": "sad", "sure": 1}, {"mood": "sad", "sure": 1}),
    ],
)
def test_what_is_clearly_meant_is_read(written: dict[str, object], read: dict[str, object]) -> None:
    assert with_sound_label(labelled(written)).label == read


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sat", 3),
        ("sat", -1),
        ("sat", 0.5),
        ("sat", True),
        ("sat", "bad"),
        ("sat", float("nan")),
        ("sat", "1e999"),
        ("action", "answer"),
        ("action", 1),
        ("entries", {"id": "A01"}),
        ("entries", [["A01"]]),
    ],
)
def test_what_cannot_be_meant_is_refused_by_its_line(name: str, value: object) -> None:
    with pytest.raises(InvalidInput) as told:
        with_sound_label(labelled({name: value}))
    assert told.value.code == "bad_label"
    assert (told.value.params["line"], told.value.params["name"]) == (7, name)


def test_nothing_is_learned_from_a_file_with_a_label_that_is_refused(shop: Shop) -> None:
    rows = [Recorded(f"c{n}", 0, Sender.CUSTOMER, "绿色那批", None, {"sat": n % 3 + 1}) for n in range(90)]
    with pytest.raises(InvalidInput, match="bad_label"):
        list(shop.desk.learn(rows))
    with shop.store.begin() as uow:
        assert uow.learned.get(LEARNED) is None
