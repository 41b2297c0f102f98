"""Where an `itertools.islice` stands, as it lies in CPython's memory (`isliceobject`, Modules/itertoolsmodule.c).
Python code cannot ask it.
"""

from . import memory


class Slice:
    """How many values it has asked for, and which of them are given."""

    __slots__ = ("_asked", "_next", "_stop", "_step", "is_over")

    def __init__(self, following, stop, step, asked):
        self._asked = asked
        self._next = following
        self._stop = stop
        self._step = step
        self.is_over = False

    @property
    def is_at_stop(self):
        """Whether it ends without another question."""
        return self._asked >= self._next and self._asked >= self._stop

    def takes(self):
        """It has got the value that it asked for. Gives whether it hands that on, or asks for another one."""
        is_given = self._asked >= self._next
        self._asked += 1
        if is_given:
            self._next = min(self._next + self._step, self._stop)
        return is_given


def place_of(islice):
    """None where that cannot be read."""
    if not memory.is_available:
        return None
    # No stop is -1, which reads as the largest count.
    return Slice(*[memory.count_at(islice, index) for index in (3, 4, 5, 6)])
