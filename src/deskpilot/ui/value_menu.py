"""The menu of all values that a text can be bound to: by source, each with what it is now."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QMenu

from deskpilot.ui import labels_bindings, theme

_LONGEST = 20


def add_values(
    menu: QMenu,
    shop_facts: Mapping[str, str],
    value_of: Callable[[str], str | None],
    pick: Callable[[str], object],
) -> None:
    """A part for each source; `pick` gets the full name of the value that is chosen."""
    for source, names in labels_bindings.offered(shop_facts):
        part = menu.addMenu(source)
        for name in names:
            value = value_of(name)
            words = labels_bindings.binding(name) + (
                f"    {theme.one_line(value)[:_LONGEST]}" if value else ""
            )
            part.addAction(words.replace("&", "&&")).triggered.connect(
                lambda _on=False, name=name: pick(name)
            )
