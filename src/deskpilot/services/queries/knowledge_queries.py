"""What the screen may ask about knowledge, goods, orders and imports.

What reads them is imported when it is asked first: the desk itself asks for none of it.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from deskpilot.services.queries.asking import Asking

if TYPE_CHECKING:
    from deskpilot.domain.catalog import Campaign, Product
    from deskpilot.domain.flow import Flow
    from deskpilot.domain.knowledge import Alias, KnowledgeEntry, QuickPhrase
    from deskpilot.domain.order import Order
    from deskpilot.services.knowledge_views import EntryVersion, KnowledgePage
    from deskpilot.services.queries.shelves import ImportRow


class KnowledgeQueries(Asking):
    """The part of the desk's queries that is about what the shop knows and sells."""

    def knowledge(
        self,
        text: str = "",
        *,
        category: str | None = None,
        status: str | None = None,
        sort: str = "hits",
        descending: bool = True,
        offset: int = 0,
        limit: int = 200,
    ) -> KnowledgePage:
        """One page of the knowledge table."""
        from deskpilot.services.queries.knowledge_table import Filter, KnowledgeTable, Order

        return self._at_once(
            lambda _settings, now: KnowledgeTable(self._reader, now).page(
                Filter(text, category, status), Order(sort, descending), offset, limit
            )
        )

    def knowledge_statuses(self) -> tuple[tuple[str, int], ...]:
        """How many entries have which status."""
        from deskpilot.services.queries.knowledge_table import KnowledgeTable

        return self._at_once(lambda _settings, now: KnowledgeTable(self._reader, now).statuses())

    def changed_since(self, since: datetime) -> int:
        """How many entries were changed at this moment or after it."""
        from deskpilot.services.queries.knowledge_table import KnowledgeTable

        return self._at_once(lambda _settings, now: KnowledgeTable(self._reader, now).changed_since(since))

    def categories(self) -> tuple[tuple[str, int], ...]:
        """Every category with the number of its entries."""
        from deskpilot.services.queries import knowledge_table

        return knowledge_table.categories(self._reader)

    def entry(self, entry_id: str) -> KnowledgeEntry | None:
        return self._reader.entries.get(entry_id)

    def entry_versions(self, entry_id: str) -> tuple[EntryVersion, ...]:
        """Every version of an entry, the newest first; also of a deleted one."""
        from deskpilot.services.queries import knowledge_table

        return knowledge_table.entry_versions(self._reader, entry_id)

    def aliases(self) -> tuple[Alias, ...]:
        return self._reader.aliases.all()

    def phrases(self) -> tuple[QuickPhrase, ...]:
        return self._reader.phrases.all()

    def flows(self) -> tuple[Flow, ...]:
        """Every flow, in the order they are tried."""
        return self._reader.flows.all()

    def product(self, code: str) -> Product | None:
        return self._reader.products.get(code)

    def products(self, text: str = "", offset: int = 0, limit: int = 200) -> tuple[Product, ...]:
        """The products that hold the text, by code."""
        from deskpilot.services.queries import shelves

        return shelves.products(self._reader, text, offset, limit)

    def product_count(self, text: str = "") -> int:
        """How many products hold the text."""
        from deskpilot.services.queries import shelves

        return shelves.product_count(self._reader, text)

    def campaigns(self) -> tuple[Campaign, ...]:
        return self._reader.campaigns.all()

    def order(self, order_no: str) -> Order | None:
        return self._reader.orders.get(order_no)

    def orders(self, text: str = "", offset: int = 0, limit: int = 200) -> tuple[Order, ...]:
        """The orders whose number, parcel number, goods or buyer hold the text, newest first."""
        from deskpilot.services.queries import shelves

        return shelves.orders(self._reader, text, offset, limit)

    def imports(self, limit: int = 50) -> tuple[ImportRow, ...]:
        """Imports, newest first."""
        from deskpilot.services.queries import shelves

        return shelves.imports(self._reader, limit)
