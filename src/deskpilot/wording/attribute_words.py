"""What the row of a product says about a property of it: a template, its values bound like those of any answer."""

from collections.abc import Sequence

from deskpilot.wording.phrases import phrases


def attributes(names: Sequence[str], language: str) -> str:
    """The product and what its row says under these names."""
    words = phrases(language).tables["attribute"]
    # The name stands inside a variable's braces, where `fill` does not look.
    rows = (str(words["one"]).replace("{name}", name) for name in names)
    return str(words["head"]) + str(words["joint"]).join(rows) + str(words["stop"])
