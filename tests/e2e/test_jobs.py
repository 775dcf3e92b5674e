"""While a long job runs, customers are answered and the job can be stopped."""

from pathlib import Path

from deskpilot.domain.commands import ImportKnowledge
from deskpilot.services.knowledge_views import ImportReport
from deskpilot.worker.states import EngineState
from tests.desks import Phone, furnish, parts_of, rows
from tests.e2e.conftest import StartDesk


def knowledge_file(path: Path, count: int) -> Path:
    file = path / "knowledge.csv"
    lines = [f"KX{number:05d},售后,第{number}号柜子怎么装,照说明书第{number}页" for number in range(count)]
    file.write_text("id,category,question,answer\n" + "\n".join(lines) + "\n", "utf-8")
    return file


def test_a_customer_is_answered_while_a_file_is_imported(
    start: StartDesk, data_dir: Path, tmp_path: Path, phone: Phone
) -> None:
    furnish(data_dir)
    desk = start(parts_of(data_dir, phone))
    finished: list[tuple[str, object]] = []
    desk.engine.job_finished.connect(lambda job, report: finished.append((job, report)))
    desk.engine.submit(500, ImportKnowledge(str(knowledge_file(tmp_path, 3000)), "小美"))
    phone.say("什么时候发货")
    desk.wait(lambda: finished, timeout=30_000)
    desk.wait(lambda: phone.heard)
    ((job, report),) = finished
    assert job == "500"
    assert isinstance(report, ImportReport)
    assert report.added == 3000
    assert any(ticket == 500 and error is None for ticket, _, error in desk.settled)


def test_a_stopped_import_says_so_and_the_desk_goes_on(
    start: StartDesk, data_dir: Path, tmp_path: Path, phone: Phone
) -> None:
    furnish(data_dir)
    desk = start(parts_of(data_dir, phone))
    desk.engine.submit(500, ImportKnowledge(str(knowledge_file(tmp_path, 20_000)), "小美"))
    desk.engine.cancel("500")
    desk.wait(lambda: any(ticket == 500 for ticket, _, _ in desk.settled))
    ((error,),) = [(error,) for ticket, _, error in desk.settled if ticket == 500]
    assert getattr(error, "code", "") == "cancelled"
    assert rows(data_dir, "SELECT count(*) FROM entries")[0] < (20_000,)
    phone.say("什么时候发货")
    desk.wait(lambda: phone.heard, timeout=20_000)
    assert desk.states[-1] is EngineState.READY
