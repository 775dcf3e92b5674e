"""What the screen shows of the knowledge base, one frozen row per thing."""

from dataclasses import dataclass
from datetime import datetime

from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.understanding import Evidence


@dataclass(frozen=True, slots=True)
class KnowledgeRow:
    """A row of the knowledge table; hits are of the last 30 days, shares from 0 to 1 (`None`: nothing sent)."""

    id: str
    question: str
    category: str
    hits: int
    sent_unchanged: float | None
    denied: int
    status: str
    enabled: bool
    policy: str
    version: int
    updated_at: datetime | None


@dataclass(frozen=True, slots=True)
class KnowledgePage:
    rows: tuple[KnowledgeRow, ...]
    total: int
    matched: int
    seconds: float


@dataclass(frozen=True, slots=True)
class EntryVersion:
    entry: KnowledgeEntry
    saved_at: datetime
    saved_by: str
    change: str


@dataclass(frozen=True, slots=True)
class HitTest:
    """What a question would find. `evidence` per candidate explains the score."""

    entry_id: str
    question: str
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class HitTestResult:
    text: str
    action: str
    rule: str
    confidence: float
    margin: float
    reply_floor: float
    candidates: tuple[HitTest, ...]
    reply: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. `problems` are (row number from 1, column, code, value)."""

    batch_id: int
    added: int
    changed: int
    unchanged: int
    duplicates: int
    problems: tuple[tuple[int, str, str, str], ...]
    cancelled: bool = False
