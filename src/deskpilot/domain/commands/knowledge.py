"""What the desk can be asked to do with what the shop knows: entries, aliases, canned replies, imports."""

from dataclasses import dataclass

from deskpilot.domain.knowledge import Alias, KnowledgeEntry, QuickPhrase


@dataclass(frozen=True, slots=True)
class SaveEntry:
    """Create or change an entry; the former version is kept. An empty id gets the next free one."""

    entry: KnowledgeEntry
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class DeleteEntries:
    ids: tuple[str, ...]
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class EnableEntries:
    ids: tuple[str, ...]
    enabled: bool
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class RestoreEntry:
    """Bring back an earlier version of an entry, also of a deleted one."""

    entry_id: str
    version: int
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class SaveAlias:
    alias: Alias


@dataclass(frozen=True, slots=True)
class DeleteAlias:
    alias: str


@dataclass(frozen=True, slots=True)
class ChangePhrases:
    """Forget canned replies by their codes, then store others, all or none. A code that is taken is refused unless
    `replace` says that the new one takes its place."""

    put: tuple[QuickPhrase, ...] = ()
    drop: tuple[str, ...] = ()
    replace: bool = False


@dataclass(frozen=True, slots=True)
class CountPhrase:
    """A canned reply was put into a reply."""

    code: str


@dataclass(frozen=True, slots=True)
class ImportKnowledge:
    """Read a CSV, XLSX or JSONL file into the knowledge base, in steps, with progress and cancel."""

    path: str
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class UndoImport:
    batch_id: int
    agent_name: str = ""


KnowledgeCommand = (
    SaveEntry
    | DeleteEntries
    | EnableEntries
    | RestoreEntry
    | SaveAlias
    | DeleteAlias
    | ChangePhrases
    | CountPhrase
    | ImportKnowledge
    | UndoImport
)
