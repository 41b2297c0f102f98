"""What the iterators of CPython's own (`zip`, `enumerate`, `itertools.chain`…) ask for values by themselves."""

from gc import get_referents as _get_referents

from ..foreign import is_of_c
from ..frames import tees
from ..kinds import is_generator_type, type_name
from .sifting import UNSEEN

# What `gc` visits first of each is what it asks (`enum_traverse`, `filter_traverse`, …: Objects/enumobject.c,
# Python/bltinmodule.c, Modules/itertoolsmodule.c), but for a `csv.reader`: an iterator, or a tuple of several, which it
# asks in turn.
ASK_OTHERS = frozenset(
    "chain enumerate filter zip zip_longest map islice takewhile dropwhile filterfalse starmap compress cycle groupby"
    " pairwise batched accumulate _tee reader".split()
)
# What calls a function that it was given with each value.
CALL_OTHERS = frozenset("map filter filterfalse takewhile dropwhile starmap accumulate".split())
# What gives its values with no code of the program's: the numbers of the types, for a type may have its own `__hash__`.
_CONTAINERS = frozenset(map(id, (list, tuple, dict, set, frozenset, str, bytes, range)))
# So many values are looked at to see of which types they are.
_MOST_LOOKED_AT = 2000
_TupleIterator = type(iter(()))
_ListIterator = type(iter([]))
# They give values without running anything of the program's.
OF_VALUES = frozenset(
    id(type(iter(values)))
    for values in ((), [], range(0), "", "\u0100", b"", {}, {}.keys(), {}.values(), {}.items(), set())
)


class Values:
    """Values that are given with no code of the program's."""

    def __init__(self, left, holder):
        self.left = left
        self._holder = holder

    def first(self):
        """The value that is given next, or UNSEEN."""
        holder = self._container()
        if type(holder) is list or type(holder) is tuple or type(holder) is str:
            return holder[len(holder) - self.left] if 0 < self.left <= len(holder) else UNSEEN
        return UNSEEN

    def are_of(self, kinds):
        """Whether all of them are of these exact types."""
        if kinds is None or self.left == 0:
            return True
        holder = self._container()
        is_of_keys = holder is self._holder and any(type(holder) is kind for kind in (dict, set, frozenset))
        if is_of_keys or type(holder) is list or type(holder) is tuple:
            return len(holder) <= _MOST_LOOKED_AT and all(id(type(value)) in kinds for value in holder)
        if type(holder) is str:
            return id(str) in kinds
        return type(holder) is range and id(int) in kinds

    def _container(self):
        if id(type(self._holder)) not in OF_VALUES:
            return self._holder
        held = _get_referents(self._holder)
        return held[0] if held else self._holder


class Source:
    """What a `chain.from_iterable` asks for iterables."""

    def __init__(self, source):
        self.source = source


class Given:
    """The iterator that an `__iter__` of the program's gives for an iterable, to what has called that."""

    def __init__(self, iterable, iterator):
        self.iterable = iterable
        self.iterator = iterator


def asks(iterator):
    """What an iterator asks, in that order; nothing where that is not known."""
    if type_name(iterator) not in ASK_OTHERS:
        return ()
    if type_name(iterator) == "_tee":
        place = tees.place_of(iterator)
        return () if place is None else (place.asks,)
    held = _held(iterator)
    first = held[0] if held else None
    if type_name(iterator) == "zip_longest" and type(first) is tuple:
        # It takes those that have ended out of its own tuple: no index may be asked for. The last is visited first.
        return _get_referents(first)[::-1]
    if type(first) is tuple:
        return first
    if type_name(iterator) == "compress":
        return held[:2]
    if type_name(iterator) == "reader":  # Its dialect comes first (`Reader_traverse`, Modules/_csv.c).
        return held[1:2]
    if type_name(iterator) == "accumulate":  # Its function may come first.
        return [each for each in held if is_generator_type(type(each)) or type_name(each) in ASK_OTHERS][:1]
    return held[:1]


def turns(chain, awaited=None):
    """What a `chain` asks one after the other (`chain_next`, Modules/itertoolsmodule.c): the one that it has come to,
    and the rest of what it was given. `awaited`: what it may be given now, and asks first, or None.
    """
    held = _held(chain)
    if not held:
        return []
    source = held[0]
    if type(source) is not _TupleIterator and type(source) is not _ListIterator:
        return held[1:] + [Source(source)]  # What `chain.from_iterable` gets from there is not known.
    given, rest = _get_referents(source), type(source).__length_hint__(source)
    active = held[1:]
    if awaited is not None and given and not active:
        taken = given[0][: len(given[0]) - rest][-1:]
        active = [awaited] if taken and taken[0] is awaited.iterable else []
    return active + [as_turn(each) for each in (given[0][-rest:] if given and rest else [])]


def as_turn(iterable):
    return Values(len(iterable), iterable) if id(type(iterable)) in _CONTAINERS else iterable


def _held(iterator):
    kind = type(iterator)
    # A type that is made anew for each interpreter comes before all else.
    return [each for each in _get_referents(iterator) if each is not kind] if is_of_c(kind) else []
