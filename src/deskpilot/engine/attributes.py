"""Which property of a product a turn asks about, and the rows of the product that hold it."""

import re
from collections.abc import Iterable
from functools import cache

from deskpilot.engine import tables
from deskpilot.engine.concepts import PhraseBook
from deskpilot.engine.text import normalise, squeeze

# What a row holds beside its properties; no property of a shop begins with a dot.
PRICE, STOCK = ".price", ".stock"
_TABLE = "attributes.txt"
_ASKED, _NONE = ".asked", "none"
_ASKING = re.compile(
    r"[?？吗么呢啥几哪怎]|什么|多少|多[大高宽长重厚久]|[一-鿿]不[一-鿿]|有没有|(?:是|有|[货有了]没|[货有]不)$"
)
_COMPARING = re.compile(r"哪个|哪款|哪种|哪一|区别|不同|对比|相比|比较|一样吗|还是.{1,8}好|另外|那款")
# Which colours and sizes there are, and one of them that is only named: "and in white?"
_WHICH_VARIANTS = re.compile(
    r"(?:有|都|是|多少|分|出|做|卖)?(?:什么|哪些|哪几|几|多少)(?:个|种|款)?(?:不同的?)?(?:颜色|色号|色|尺码|码数|码|尺寸|规格|型号)(?:可选|可以选|选择?|的)?(?:$|[啊呀呢的?可])"
    r"|(?:颜色|色号|尺码|码数|规格|型号)(?:都)?(?:有|是)?(?:什么|哪些|哪几|几)|(?:还有|有没有|有)(?:其他|其它|别的)(?:的)?(?:颜色|色号|色|尺码|码|规格|型号)"
)
_AND_THAT_ONE = re.compile(r"^(?:那|那么)?[^,.。!?]{1,10}呢[?]?$")
# "That one, how much?", and a variant asked after by its name: "any in blue?"
_HOW_MUCH = re.compile(
    r"(?:那个|这个|这款|那款|它|一(?:箱|件|个|盒|套|份|瓶))(?:要|得|是)?多少(?:$|[?啊呀呢])|多少(?:一|每)(?:箱|件|个|斤|盒|套|份|瓶|条|双)"
)
# The bare word is as good as the question.
_BARE_PRICE = re.compile(r"(?:现在|现|这款|它)?的?(?:价格|价钱|售价|单价)")
_ANY_OF_IT = re.compile(
    r"[^,.。!?]{1,10}(?:有吗|有么|有没有|有没|有不)(?:$|[?])|(?:还有|有没有|有)[^,.。!?]{1,10}?(?:吗|么|没|不|嘛)?(?:$|[?])"
)
_LONGEST = 24  # characters: a longer turn tells a story, and a property in it is part of that
_AROUND_NAME = 8


def attributes_asked(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names, out of those a product has, of the property that a turn asks about; none where it only tells something,
    compares, or asks for more than one kind of property."""
    words, plain = normalise(text), squeeze(normalise(text))
    if not plain or len(plain) > _LONGEST or not _ASKING.search(words) or _COMPARING.search(words):
        return ()
    kinds = {code.removesuffix(_ASKED) for _, _, codes in _asked().find(plain) for code in codes}
    held = tuple(names)
    if not kinds:
        held = tuple(name for name in held if not name.startswith("."))
        own = tuple(name for name in held if _is_named(name, plain))
        return own if len(own) == 1 else ()
    if len(kinds) > 1 or _NONE in kinds:
        return ()
    kept = tables.sections(_TABLE)[kinds.pop()]
    return tuple(name for name in held if name in kept)


def row_asked(text: str, variant: Iterable[str] = ()) -> str:
    """`PRICE` or `STOCK` where a turn asks for nothing else; `variant` are the words by which it names one. Else empty."""
    asked = attributes_asked(text, (PRICE, STOCK))
    if asked:
        return asked[0] if len(asked) == 1 else ""
    words, plain = normalise(text), squeeze(normalise(text))
    if _BARE_PRICE.fullmatch(plain):
        return PRICE
    if not plain or len(plain) > _LONGEST or _COMPARING.search(words) or _asked().find(plain):
        return ""
    if _HOW_MUCH.search(words):
        return PRICE
    asks = _ANY_OF_IT.search(words) or _AND_THAT_ONE.search(words)
    return STOCK if asks and any(word in words for word in variant) else ""


def variants_asked(text: str) -> bool:
    """Whether a turn asks which colours, sizes or other variants there are."""
    words = normalise(text)
    return len(squeeze(words)) <= _LONGEST and bool(_WHICH_VARIANTS.search(words))


def goes_on(text: str) -> bool:
    """Whether a turn only names another one for what was asked before: and in white?"""
    return bool(_AND_THAT_ONE.match(normalise(text)))


def without_asking(plain: str) -> str:
    """Squeezed text with blanks in the place of the words that ask for a property."""
    for start, word, _ in _asked().find(plain):
        plain = f"{plain[:start]}{' ' * len(word)}{plain[start + len(word) :]}"
    return plain


def _is_named(name: str, words: str) -> bool:
    """Whether a turn is little more than the shop's own name of a property: 光源是什么样的."""
    return len(name) > 1 and name in words and len(words) - len(name) <= _AROUND_NAME


@cache
def _asked() -> PhraseBook:
    rows = tables.sections(_TABLE).items()
    return PhraseBook({code: words for code, words in rows if code.endswith(_ASKED)})
