"""Places in a text as Python and as Qt count them."""


def to_qt(text: str, place: int) -> int:
    """A place in `text` as Qt counts it: characters beyond the basic plane, such as emoji, are two."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def before(text: str, place: int) -> str:
    """What of `text` stands before a place as Qt counts it."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * place].decode("utf-16-le", "surrogatepass")
