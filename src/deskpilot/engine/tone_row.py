"""What is listened to when a shop's own tone is learned: more than the small models that ship hear, for these rows need
not fit the weights of any of them.

Runs of characters, whole words, the customer's line before, and the turn's characters once more under what the shop has
just done: "好的" after an apology is another one than after an answer.
"""

from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from deskpilot.engine.course import shop_moves
from deskpilot.engine.linear import EARLIER, Heard, Part, Row, row_of_parts
from deskpilot.engine.segment import until_taught, words_of

TONE_BITS: Final = 15
_SINGLE: Final = Part(1, 1, 4, 1.0)
_PHRASES: Final = Part(2, 3, 1, 1.0)
_WORD_WEIGHT: Final = 0.7
_OF_WORD: Final = 0x9E3779B1
# The first that the shop's last line does counts.
_MOVES: Final = ("sorry", "stall", "refuse", "close", "done", "ask")
_AFTER: Final = {move: Part(1, 2, 30 + place, 0.5) for place, move in enumerate((*_MOVES, "none"))}


def tone_row(heard: Heard) -> Row:
    """The row of a turn. Each part has length one times its weight."""
    moves = shop_moves(heard.before) if heard.before else frozenset()
    after = _AFTER[next((move for move in _MOVES if move in moves), "none")]
    parts = ((_SINGLE, heard.said), (_PHRASES, heard.said), (EARLIER, heard.previous), (after, heard.said))
    row, words = row_of_parts(parts, TONE_BITS), _words(heard.said)
    if not len(words):
        return row
    weights = np.full(len(words), _WORD_WEIGHT / len(words) ** 0.5, np.float32)
    return Row(np.concatenate([row.buckets, words]), np.concatenate([row.values, weights]))


@until_taught
def _words(text: str) -> NDArray[np.int64]:
    """The buckets of the words."""
    found = {crc32(word.encode("utf-8", "surrogatepass")) * _OF_WORD for word in words_of(text)}
    return np.array(sorted({(one & 0xFFFFFFFF) >> (32 - TONE_BITS) for one in found}), np.int64)
