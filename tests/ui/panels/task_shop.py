"""The small shop behind a gateway in the same thread: what is ordered is done at once, by the real desk in a real store."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from deskpilot.domain.catalog import Product
from deskpilot.domain.commands import Command, MakeTask, SaveSettings, SendAgentReply
from deskpilot.domain.errors import KnownError
from deskpilot.domain.events import ChangeSet
from deskpilot.domain.understanding import Act, Signal, Topic, Understanding
from deskpilot.services.queries import DeskQueries
from deskpilot.store import Reader
from deskpilot.worker.gateway import EngineState, Gateway
from tests.services.shop import NOON, Shop, answers, open_shop

HUMAN = answers("KB0001", "能做一米五的吗", signals=(Signal(Topic.HUMAN_WANTED, 0.9, "能做一米五的吗"),))


class ShopGateway(Gateway):
    """Orders are carried out on the spot."""

    def __init__(self, shop: Shop, reader: Reader) -> None:
        super().__init__(DeskQueries(reader, shop.clock), clock=shop.clock, state=EngineState.READY)
        self.shop = shop

    def submit(self, command: Command) -> int:
        ticket = super().submit(command)
        try:
            self.tell(self.shop.do(command))
        except KnownError as error:
            self.rejected.emit(command, error)
        return ticket

    def tell(self, changes: ChangeSet) -> None:
        """Something was committed."""
        self._on_committed(changes)
        self._tell_soon.do()

    def remind(self) -> None:
        """The tick of the engine thread."""
        self.tell(self.shop.desk.remind())


@contextmanager
def task_shop(data_dir: Path) -> Iterator[ShopGateway]:
    """An empty page: nothing was promised yet."""
    shop = open_shop(data_dir)
    shop.do(SaveSettings((("agent_name", "小美"),)))
    reader = Reader(data_dir)
    yield ShopGateway(shop, reader)
    reader.close()
    shop.store.close()


def put_goods(gateway: ShopGateway) -> None:
    """A bed and a desk that customers speak of."""
    with gateway.shop.store.begin() as uow:
        uow.products.put(Product("P1", "樱桃木床", 3999.0))
        uow.products.put(Product("P2", "升降书桌", 1999.0))


def fill(gateway: ShopGateway) -> None:
    """A task in every section: a night of call-backs, a promise, somebody who hesitates, and some by hand."""
    shop = gateway.shop
    shop.clock.pass_(-13 * 3600)  # eleven in the evening
    shop.reads("能做一米五的吗", HUMAN)
    for key in ("c7", "c8", "c9"):
        shop.turn("能做一米五的吗", key)
        shop.clock.pass_(1500)
    shop.clock.pass_((NOON - shop.clock.at).total_seconds())
    with shop.store.begin() as uow:
        uow._connection.run(
            "UPDATE customers SET paid_total = 12860, paid_orders = 3, nickname = '林间有座' WHERE external_key = 'buyer-c8'"
        )
    shop.do(
        SendAgentReply(
            shop.hear("怎么还没修好", "c1"), "您放心，今天六点前给您回电，跟您说修得怎么样了", "小美"
        )
    )
    shop.reads("我再看看", Understanding("我再看看", Act.HESITATE))
    shop.turn("我再看看", "c2")
    for text, hours, who, key in (
        ("问问桌子用得怎么样", 50, "老周", "c3"),
        ("把补发的单号发给她", -3, "小美", "c4"),
        ("催快递改派", -0.2, "", "c5"),
        ("寄色卡之前先拍照确认", 4, "小美", "c6"),
        ("给纸箱厂打电话", 7 * 24, "", ""),
    ):
        about = shop.hear("在吗", key) if key else None
        due = NOON + timedelta(hours=hours)
        shop.do(MakeTask(text, due, "小美", who, conversation_id=about))
