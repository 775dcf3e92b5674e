"""Long commands go in steps, can be stopped between two of them, and always end with a word."""

import logging
from collections.abc import Callable, Iterator

from deskpilot.domain.commands import LoadDemoShop
from deskpilot.domain.errors import InvalidInput, KnownError
from deskpilot.domain.events import ChangeSet
from deskpilot.services.desk import Step
from deskpilot.worker.jobs import Job, Jobs, Progress
from deskpilot.worker.ports import Ports


class Bench:
    """Jobs with everything they say written down."""

    def __init__(self) -> None:
        self.time = 0.0
        self.told: list[tuple[str, int, int, str]] = []
        self.through: list[tuple[str, object, str]] = []
        self.changes: list[ChangeSet] = []
        ports = Ports(self.changes.append, lambda problem: None, lambda: self.time, lambda: False)
        progress = Progress(lambda *what: self.told.append(what), lambda: self.time)
        self.jobs = Jobs(ports, progress, self._on_through)

    def _on_through(self, job: Job, error: KnownError | None) -> None:
        self.through.append((job.id, job.report, error.code if error else ""))

    def run(self, times: int = 100) -> None:
        for _ in range(times):
            if len(self.jobs):
                self.jobs.step()
                self.time += 1.0


def steps(count: int, report: object = None) -> Iterator[Step]:
    for number in range(1, count + 1):
        yield Step(
            number, count, "importing", ChangeSet(sequence=number), report if number == count else None
        )


def test_a_job_tells_its_steps_its_changes_and_its_report() -> None:
    bench = Bench()
    bench.jobs.add(7, LoadDemoShop(), steps(3, "report"))
    bench.run()
    assert bench.told == [("7", number, 3, "importing") for number in (1, 2, 3)]
    assert [changes.sequence for changes in bench.changes] == [1, 2, 3]
    assert bench.through == [("7", "report", "")]
    assert len(bench.jobs) == 0


def test_jobs_run_one_after_the_other() -> None:
    bench = Bench()
    bench.jobs.add(1, LoadDemoShop(), steps(2))
    bench.jobs.add(2, LoadDemoShop(), steps(1))
    bench.run()
    assert [told[0] for told in bench.told] == ["1", "1", "2"]


def test_a_job_stopped_between_two_steps_cleans_up_and_says_so() -> None:
    cleaned: list[bool] = []

    def careful() -> Iterator[Step]:
        try:
            yield from steps(5)
        finally:
            cleaned.append(True)

    bench = Bench()
    bench.jobs.add(1, LoadDemoShop(), careful())
    bench.run(2)
    bench.jobs.cancel("1")
    bench.jobs.cancel("1")
    bench.run()
    assert cleaned == [True]
    assert bench.through == [("1", None, "cancelled")]


def test_a_known_error_ends_a_job_and_is_told() -> None:
    def refusing() -> Iterator[Step]:
        yield Step(1, 2, "reading")
        raise InvalidInput("not_empty")

    bench = Bench()
    bench.jobs.add(1, LoadDemoShop(), refusing())
    bench.run()
    assert bench.through == [("1", None, "not_empty")]


def test_a_bug_ends_only_its_own_job(expect_log: Callable[[int, str], logging.LogRecord]) -> None:
    def broken() -> Iterator[Step]:
        raise ZeroDivisionError
        yield Step(1, 1, "never")

    bench = Bench()
    bench.jobs.add(1, LoadDemoShop(), broken())
    bench.jobs.add(2, LoadDemoShop(), steps(1))
    bench.run()
    assert bench.through == [("1", None, "bug"), ("2", None, "")]
    expect_log(logging.ERROR, "job 1 failed")


def test_progress_is_told_no_faster_than_an_eye_can_follow_but_always_the_end() -> None:
    bench = Bench()
    progress = Progress(lambda *what: bench.told.append(what), lambda: bench.time)
    for number in range(1, 101):
        bench.time += 0.001
        progress("1", Step(number, 100, "importing"))
    assert len(bench.told) <= 4
    assert bench.told[-1] == ("1", 100, 100, "importing")
