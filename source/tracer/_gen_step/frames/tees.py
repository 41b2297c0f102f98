"""Where an iterator of `itertools.tee` stands, as it lies in CPython's memory (`teeobject` and `teedataobject`,
Modules/itertoolsmodule.c). Python code cannot ask it.
"""

from gc import get_referents

from ..kinds import type_name
from . import memory

# LINKCELLS: so many values stand in a row before the next link of the list.
_LINK = 57


class Place:
    """`asks`: what all of them read from; `source`: the link that it reads at, by its `id`; `read`: how many values
    that holds; `index`: the one that it gives next.
    """

    __slots__ = ("asks", "source", "read", "index")

    def __init__(self, asks, source, read, index):
        self.asks = asks
        self.source = source
        self.read = read
        self.index = index


def place_of(tee):
    """None where that cannot be read, or is at the border of two links."""
    links = [each for each in get_referents(tee) if type_name(each) == "_tee_dataobject"]
    if not memory.is_available or not links:
        return None
    index, read = memory.count_at(tee, 3), memory.count_at(links[0], 3)
    held = [each for each in get_referents(links[0]) if each is not type(links[0])]
    return Place(held[0], id(links[0]), read, index) if held and index <= read < _LINK else None
