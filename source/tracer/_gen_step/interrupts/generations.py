"""The lists of the garbage collector as they lie in CPython's memory, so that it comes when it would come without us.

A collection leaves its list in another order (`move_unreachable`, Modules/gcmodule.c). So whether one comes while a
program starts, and how soon the next one does, decides in which order generators are closed that the program leaves
suspended. What the tracer is made of is taken out of the lists, and the counts are set to what they were.
"""

import gc
import sys

from ..words import SIZE, are_known, numbers_at, words_at

_VERSION = sys.version_info[:2]
# The words of a PyGC_Head (Include/objimpl.h, Include/internal/pycore_gc.h): the next one, the one before, and up to
# 3.7 a count, in a place for a `long double`.
_WORDS = 2 if _VERSION >= (3, 8) else 4
# The lowest bits of the second word are flags from 3.8 on.
_FLAGS = 3 if _VERSION >= (3, 8) else 0
# So many objects at most are made behind the one from which the end of the list is looked for.
_MOST = 64
# The size of a `struct gc_generation`, a PyGC_Head with a threshold and a count.
_GAP = 24 if _VERSION >= (3, 8) else 48


# About how many objects are made for `sitecustomize` until it runs, and with the types of syntax trees, where it has to
# be compiled (`init_types`, Python/Python-ast.c).
_LOADED = 40
_COMPILED = {6: 900, 7: 900, 8: 925, 9: 880, 10: 970, 11: 228, 12: 1008, 13: 1345}.get(_VERSION[1], _LOADED)


def take_back(counts, first, last, is_compiled):
    """Take what was made since `first` out of the list of the youngest: from then on it is in none. `counts` is what
    `gc.get_count()` gave when `last` was made. The collector must have been held back since then.
    """
    if _head is None:
        gc.collect()
        return
    made = _distance(first, last)
    _leave_out(last if made is None else first)
    was = _COMPILED if is_compiled else _LOADED
    counts = _before_collections(counts, was) if made is None else (max(0, counts[0] - made),) + counts[1:]
    for generation, count in zip(_generations, counts):
        generation[1] = count


def _find():
    """The address of the list of the youngest, and the threshold and the count of each generation. Raises LookupError
    where they do not lie in memory as they should.
    """
    if not are_known() or _VERSION >= (3, 14):
        raise LookupError
    thresholds, counts = gc.get_threshold(), gc.get_count()
    newest = {None}
    at = _head_of(newest)
    # The head of the list stands behind the object that was made last of all.
    for _ in range(_MOST):
        at = words_at(at)[0]
        if numbers_at(at + _WORDS * SIZE)[0] != thresholds[0]:
            continue
        generations = [numbers_at(at + index * _GAP + _WORDS * SIZE) for index in range(3)]
        # The first count goes on; the others stay, for nothing is collected meanwhile.
        if [numbers[0] for numbers in generations] == list(thresholds):
            if [numbers[1] for numbers in generations[1:]] == list(counts[1:]):
                return at, generations
    raise LookupError


def _distance(first, last):
    """How many objects there are from one to another; None where a collection came in between."""
    count, at, end = 1, _head_of(last), _head_of(first)
    while at != end:
        at = words_at(at)[1] & ~_FLAGS
        count += 1
        if at == _head:
            return None
    return count


def _before_collections(counts, made):
    """The counts before `sitecustomize` was imported, if the collector came meanwhile: each time when the first count
    was above its threshold.
    """
    threshold, older, _ = gc.get_threshold()
    young, middle, old = counts
    young -= made
    while young < 0:
        young += threshold + 1
        middle -= 1
    return (young, middle, old) if middle >= 0 else (young, older + 1, max(0, old - 1))


def _leave_out(first):
    """Put it, and what was made behind it, in a ring of its own."""
    at_first = words_at(_head_of(first))
    former = at_first[1] & ~_FLAGS
    before = words_at(former)
    newest = {None}
    last = words_at(_head_of(newest))
    # The arrays of words themselves stand in the list, so there is something behind the last one.
    behind = words_at(last[0])
    # A list is a ring: here are two of it.
    before[0], last[0] = last[0], before[0]
    _set_former(behind, former)
    _set_former(at_first, _head_of(newest))


def _set_former(head, address):
    head[1] = address | head[1] & _FLAGS


def _head_of(value):
    return id(value) - _WORDS * SIZE


def _find_undisturbed():
    collects = gc.isenabled()
    gc.disable()
    try:
        return _find()
    except LookupError:
        return None, ([0, 0],)
    finally:
        if collects:
            gc.enable()


_head, _generations = _find_undisturbed()
# The threshold and the count of the youngest, as they are; where they cannot be told, two numbers that nobody reads.
youngest = _generations[0]
