"""An article with a picture and a file, from the entry as it is written to the customer: by the AI, and by a human."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from deskpilot.domain.commands import SaveEntry
from deskpilot.domain.conversation import MessageKind, Sender
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.services.clock import SystemClock
from deskpilot.services.queries import DeskQueries
from deskpilot.store import Reader
from deskpilot.ui import theme
from deskpilot.ui.panels.conversation import ConversationPanel
from deskpilot.ui.panels.knowledge.entry_form import EntryForm
from deskpilot.worker.gateway import Gateway
from tests.desks import Phone, Running, furnish, parts_of, start_desk

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
PDF = b"%PDF-1.4 sample"
ASKED = "侘寂风怎么搭配家具"
ANSWER = "低矮的实木配亚麻，颜色不超过三种，搭配见图。"


@contextmanager
def shop(qtbot: QtBot, data_dir: Path, tmp_path: Path, mode: str) -> Iterator[tuple[Gateway, Running, Phone]]:
    """A shop in which somebody has just written an article in the editor, with a picture and a leaflet."""
    furnish(data_dir, mode=mode, agent_name="小美")
    phone = Phone()
    running = start_desk(qtbot, parts_of(data_dir, phone))
    reader = Reader(data_dir)
    gateway = Gateway(DeskQueries(reader, SystemClock()))
    gateway.attach(running.engine)
    form = EntryForm(gateway.queries, gateway.now, lambda: 480)
    qtbot.addWidget(form)
    form.show_entry(KnowledgeEntry("M1", ASKED, ANSWER, "搭配", ("侘寂风怎么配",)))
    picture, leaflet = tmp_path / "客厅.png", tmp_path / "搭配手册.pdf"
    picture.write_bytes(PNG)
    leaflet.write_bytes(PDF)
    form.media.add([picture, leaflet])
    assert running.submit(SaveEntry(form.entry(), "小美")) is None
    yield gateway, running, phone
    gateway.detach()
    reader.close()
    running.engine.shut_down()


def heard(phone: Phone) -> list[tuple[MessageKind, str, bytes]]:
    """What arrived with the customer; of a file also what is in it."""
    return [(r.kind, r.text, b"" if r.file is None else r.file.read_bytes()) for r in phone.heard]


def test_the_ai_answers_with_the_article_its_picture_and_its_file_once(
    qtbot: QtBot, data_dir: Path, tmp_path: Path, look: theme.Theme
) -> None:
    with shop(qtbot, data_dir, tmp_path, "auto") as (_gateway, running, phone):
        phone.say(ASKED)
        running.wait(lambda: len(phone.heard) == 3)
        words, picture, leaflet = heard(phone)
        assert ANSWER in words[1]
        assert picture == (MessageKind.IMAGE, "客厅.png", PNG)
        assert leaflet == (MessageKind.FILE, "搭配手册.pdf", PDF)
        assert {reply.sender for reply in phone.heard} == {Sender.AI}
        phone.say("侘寂风怎么配")
        running.wait(lambda: len(phone.heard) >= 4)
        assert [kind for kind, _, _ in heard(phone)].count(MessageKind.IMAGE) == 1


def test_a_human_sends_the_suggested_article_with_its_picture_and_its_file(
    qtbot: QtBot, data_dir: Path, tmp_path: Path, look: theme.Theme
) -> None:
    with shop(qtbot, data_dir, tmp_path, "assist") as (gateway, running, phone):
        pane = ConversationPanel(gateway, look)
        qtbot.addWidget(pane)
        pane.resize(712, 852)
        with qtbot.waitExposed(pane):
            pane.show()
        phone.say(ASKED)
        running.wait(lambda: any(changes.conversations for changes in running.changes))
        pane.show_conversation(1)
        running.wait(lambda: pane.drafts.rows)
        assert pane.drafts.rows[0].media == ("客厅.png", "搭配手册.pdf")
        qtbot.keyClick(pane.reply.editor, Qt.Key.Key_1)
        qtbot.keyClick(pane.reply.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        running.wait(lambda: len(phone.heard) == 3)
        words, picture, leaflet = heard(phone)
        assert ANSWER in words[1]
        assert (picture[2], leaflet[2]) == (PNG, PDF)
        assert {reply.sender for reply in phone.heard} == {Sender.AGENT}
