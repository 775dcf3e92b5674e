"""Which steps a long command is done in."""

from collections.abc import Generator

from deskpilot.domain.commands import (
    Command,
    ImportCatalog,
    ImportKnowledge,
    ImportOrders,
    LearnFromFile,
    LoadDemoShop,
    UndoImport,
)
from deskpilot.engine import Engine
from deskpilot.services.catalog_file import import_catalog
from deskpilot.services.demo import load_demo
from deskpilot.services.importing import import_knowledge, undo_import
from deskpilot.services.learning import learn_file
from deskpilot.services.order_file import import_orders
from deskpilot.services.steps import Do, Step


def is_long(command: Command) -> bool:
    """Whether a command is done in steps."""
    return isinstance(
        command, ImportKnowledge | ImportCatalog | ImportOrders | UndoImport | LearnFromFile | LoadDemoShop
    )


def steps_of(command: Command, do: Do, engine: Engine) -> Generator[Step, None, None]:
    """The steps of a long command."""
    match command:
        case ImportKnowledge():
            return import_knowledge(command, do)
        case ImportCatalog():
            return import_catalog(command, do)
        case ImportOrders():
            return import_orders(command, do)
        case UndoImport():
            return undo_import(command, do)
        case LearnFromFile():
            return learn_file(command, engine, do)
        case LoadDemoShop():
            return load_demo(do)
        case _:
            raise TypeError(f"not a long command: {type(command).__name__}")
