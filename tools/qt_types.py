"""A plugin of mypy: what QT_TRANSLATE_NOOP gives is the text it takes, where the stubs of PySide6 say `object`."""

from collections.abc import Callable

from mypy.plugin import FunctionContext, Plugin
from mypy.types import Type


class QtTypes(Plugin):
    """Gives the mark that lupdate looks for the type of the text that it marks."""

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        """mypy asks for every function that is called."""
        return _text if fullname == "PySide6.QtCore.QT_TRANSLATE_NOOP" else None


def _text(call: FunctionContext) -> Type:
    return call.api.named_generic_type("builtins.str", [])


def plugin(_version: str) -> type[Plugin]:
    """The name that mypy looks for."""
    return QtTypes
