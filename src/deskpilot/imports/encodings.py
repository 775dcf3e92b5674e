"""In which encoding a text file is written. The whole file is looked at: a single hanzi can be valid in two."""

import codecs
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

_CHUNK = 1 << 20
# Among these signs a running Chinese text has a good part of all its signs, in either script.
_FREQUENT = frozenset(
    "的一是不了在有我他这個们來到時大地為子中你說生國年著就那和要她出也得里後自以會家可下而過天去能對小多然于心學么之都好看起發當沒成只如事把還用第樣道想作種開美總從無情己面最女但現前些所同日手又行意動方期它頭經長兒回位分愛老因很給名法間知世什兩次使身者被高已亲发时来个没问题订单货色码尺寸邮快递退换优惠价格商品客服颜材质"
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding, and whether every byte of the file fits it."""

    name: str
    sound: bool = True


def encoding_of(path: Path) -> Encoding:
    """The encoding of a file. Raises OSError."""
    head = _head(path)
    for bom, name in _BOMS:
        if head.startswith(bom):
            return Encoding(name, _fits(path, name))
    if (wide := _wide(head)) is not None:
        return Encoding(wide, _fits(path, wide))
    if _fits(path, "utf-8"):
        return Encoding("utf-8")
    fitting = [name for name in ("gb18030", "big5") if _fits(path, name)]
    if not fitting:
        return Encoding(
            "gb18030" if _share(head, "gb18030") >= _share(head, "utf-8") else "utf-8", sound=False
        )
    return Encoding(max(fitting, key=lambda name: _share(head, name)))


def open_text(path: Path) -> TextIO:
    """The file in the encoding it is written in; bytes that do not fit are shown as such. Raises OSError."""
    return path.open(encoding=encoding_of(path).name, errors="replace")


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_CHUNK)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of its plain signs is zero."""
    sample = head[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(sample) < 4 or max(even, odd) * 5 < len(sample) // 2 or min(even, odd) * 5 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _fits(path: Path, name: str) -> bool:
    decoder = codecs.getincrementaldecoder(name)("strict")
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _share(head: bytes, name: str) -> float:
    """Which part of the signs beyond ASCII are the frequent ones of Chinese."""
    signs = [sign for sign in head[:65536].decode(name, "ignore") if sign > "\x7f"]
    return sum(sign in _FREQUENT for sign in signs) / len(signs) if signs else 0.0
