"""What CPython's own iterators that look at a value do with it: hand it on, ask for another one, or end (`filter_next`,
Python/bltinmodule.c; `takewhile_next`, `compress_next` and others, Modules/itertoolsmodule.c).
"""

from gc import get_referents

from ..frames import memory
from ..kinds import type_name

# A value that was not seen.
UNSEEN = object()
HANDS_ON, SKIPS, STOPS, UNKNOWN = "hands on", "skips", "stops", "unknown"
_SIFTERS = frozenset(["filter", "filterfalse", "takewhile", "dropwhile", "compress", "map"])

# Whether one of these is true is asked without code of the program's.
_OWN_TRUTH = frozenset(
    map(id, (int, str, bytes, float, bool, complex, type(None), list, tuple, dict, set, frozenset, range))
)
_SHORT = frozenset(map(id, (str, float, bool, type(None))))
# PyObject_HEAD, `func`, `it`, and then what says that a `takewhile` has ended, or that a `dropwhile` has begun to give.
_FLAG = 4


def is_sifter(name, others):
    """Whether it is one, which asks these others: a `map` calls its function with the value of one of them alone."""
    return name in _SIFTERS and (len(others) == 1 or name == "compress" and len(others) == 2)


def is_true(value):
    """Whether a value is true; None where that is not known, or the program's to say."""
    return bool(value) if id(type(value)) in _OWN_TRUTH else None


def is_flagged(iterator):
    """Whether a `takewhile` has ended, or a `dropwhile` has begun to give; None where that cannot be read."""
    return memory.count_at(iterator, _FLAG) != 0 if memory.is_available else None


def sift(iterator, value, flagged):
    """What it does with the value that it has got. `flagged`: see `is_flagged`."""
    name = type_name(iterator)
    if name == "dropwhile" and flagged:
        return HANDS_ON
    held = [each for each in get_referents(iterator) if each is not type(iterator)]
    function = held[1] if len(held) > 1 else None
    if name == "map":
        return HANDS_ON if len(held) == 2 and _only_describes(function, value) else UNKNOWN
    if flagged is None and name == "dropwhile" or not _asks_truth(name, function):
        return UNKNOWN
    truth = is_true(value)
    if truth is None:
        return UNKNOWN
    if name == "filterfalse" or name == "dropwhile":
        return SKIPS if truth else HANDS_ON
    return HANDS_ON if truth else STOPS if name == "takewhile" else SKIPS


def _asks_truth(name, function):
    return function is bool or function is None and name.startswith("filter")


def _only_describes(function, value):
    """Whether a function makes of a value another one, and neither runs anything of the program's nor fails."""
    if function is bool:
        return id(type(value)) in _OWN_TRUTH
    is_short = id(type(value)) in _SHORT or type(value) is int and value.bit_length() < 1000
    return is_short and (function is str or function is repr)
