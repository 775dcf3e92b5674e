"""The table of word vectors is the one its script makes, as far as that can be told without the model."""

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
TABLES = ROOT / "resources" / "engine"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("distil", ROOT / "tools" / "distil_word_table.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_words_of_the_table_are_those_its_script_embeds(script: ModuleType) -> None:
    with np.load(TABLES / "word_vectors.npz") as stored:
        assert stored["words"].tobytes().decode().split("\n") == script.vocabulary(TABLES)
        assert stored["vectors"].shape == (len(script.vocabulary(TABLES)), script.DIMENSIONS)


def test_a_table_with_another_vector_is_not_taken_for_the_same(script: ModuleType, tmp_path: Path) -> None:
    draw = np.random.default_rng(1)
    made = script.table(["一", "二"], draw.normal(size=(2, 4)))
    np.savez_compressed(tmp_path / "there.npz", **made)
    assert script.is_there(made, tmp_path / "there.npz")
    made["vectors"][1, 2] += 1
    assert not script.is_there(made, tmp_path / "there.npz")
