"""Each part of the benchmarks runs with next to nothing and gives finite figures. How fast is nobody's business here."""

import math
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from benchmarks import (
    alert,
    deciding,
    finding,
    importing,
    keystrokes,
    learning,
    memory,
    soak,
    transcript,
    understanding,
    window,
)
from benchmarks.corpus import make_corpus
from benchmarks.figures import Figure


@pytest.fixture(autouse=True)
def one_application(qapp: object) -> None:
    """The parts use the application that is there."""


PARTS: dict[str, Callable[[Path], Iterable[Figure]]] = {
    "alert": lambda folder: alert.alerts(1, 3, folder),
    "deciding": lambda folder: deciding.decide_at((5, 10), 4, folder),
    "finding": lambda folder: finding.compare((30, 60), 5),
    "keystrokes": lambda folder: keystrokes.typing(3, folder),
    "soak": lambda folder: soak.long_day(40, folder),
    "learning": lambda folder: learning.learn(80, folder),
    "importing": lambda folder: importing.stalls(20, folder, ("desk",)),
    "understanding": lambda folder: understanding.understand_at((5, 10), 2),
    "transcript": lambda folder: transcript.open_and_append(transcript.make_talks(folder, 300), 300, 2),
}


@pytest.mark.parametrize("part", PARTS)
def test_a_part_gives_finite_figures(part: str, qtbot: QtBot, tmp_path: Path) -> None:
    figures = list(PARTS[part](tmp_path))
    assert {figure.part for figure in figures} == {part}
    for figure in figures:
        assert all(map(math.isfinite, (figure.value, *figure.beside.values()))), figure
    assert any(figure.goal is not None for figure in figures)


def test_the_parts_with_processes_of_their_own_give_finite_figures(tmp_path: Path) -> None:
    screen = {"QT_QPA_PLATFORM": "offscreen"}
    shop = window.empty_shop(tmp_path / "shop")
    figures = [*window.compare("offscreen", 1, shop, screen), *memory.take_stock(3, tmp_path / "stock")]
    assert all(math.isfinite(figure.value) and figure.value >= 0 for figure in figures)


def test_a_smaller_corpus_is_the_beginning_of_a_larger_one() -> None:
    large = make_corpus(200)
    assert make_corpus(50).entries == large.entries[:50]
    assert len({entry.question for entry in large.entries}) == 200


def test_no_question_stands_in_the_knowledge_base_as_it_is_asked() -> None:
    corpus = make_corpus(2_000)
    known = {form for entry in corpus.entries for form in entry.forms}
    assert not known & {query.text for query in corpus.queries(300)}


def test_knowledge_from_elsewhere_is_asked_with_its_own_questions(tmp_path: Path) -> None:
    (tmp_path / "retrieval_x_kb.csv").write_text(
        "id,category,question,answer\na,,怎么退货,好\nb,,运费多少,十元\n", "utf-8"
    )
    (tmp_path / "retrieval_x_queries.jsonl").write_text(
        '{"id": "q", "text": "如何退货", "entries": ["a"]}\n', "utf-8"
    )
    figures = list(finding.outside(tmp_path, 5))
    assert {figure.beside["hit@1 %"] for figure in figures} <= {0.0, 1.0}
    assert figures[0].beside["hit@1 %"] == 1.0
