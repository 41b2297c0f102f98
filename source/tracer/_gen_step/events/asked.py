"""What the iterators of CPython's own (`zip`, `enumerate`, `itertools.chain`…) ask for values by themselves."""

from gc import get_referents as _get_referents

from ..foreign import is_of_c
from ..kinds import frame_of, is_generator_type, type_name

# What `gc` visits first of each is what it asks (`enum_traverse`, `filter_traverse`, …: Objects/enumobject.c,
# Python/bltinmodule.c, Modules/itertoolsmodule.c): an iterator, or a tuple of several, which it asks in turn.
ASK_OTHERS = frozenset(
    "chain enumerate filter zip zip_longest map islice takewhile dropwhile filterfalse starmap compress cycle groupby"
    " pairwise batched accumulate".split()
)
# How many may stand in a row.
_MOST = 20
# What gives its values with no code of the program's.
_CONTAINERS = (list, tuple, dict, set, frozenset, str, bytes, range)
_TupleIterator = type(iter(()))
_count_rest = _TupleIterator.__length_hint__
# They give values without running anything of the program's.
_OF_VALUES = frozenset(
    type(iter(values))
    for values in ((), [], range(0), "", "\u0100", b"", {}, {}.keys(), {}.values(), {}.items(), set())
)


def finished(iterator, depth=_MOST, ended=None):
    """The finished generators that `iterator` asks in vain if it is asked for its next value, in that order; and
    whether it ends by that. `ended`: one that is about to be finished.
    """
    if is_generator_type(type(iterator)):
        ends = iterator is ended or frame_of(iterator) is None
        return [iterator] if ends else [], ends
    if depth == 0:
        return [], False
    if type_name(iterator) == "chain":
        return _in_vain(_turns(iterator), depth, ended)
    return _of(iterator)(_asks(iterator), depth, ended)


def finished_in_turn(iterables, generator=None):
    """The finished generators that are asked in vain where an instruction asks several iterables, one after the other:
    at first, or when `generator` has ended. Each comes with the iterable that asked it.
    """
    found = []
    for iterable in iterables:
        if generator is None:
            asked, ends = finished(iterable)
        else:
            after = finished_after_end(iterable, generator)
            asked, ends = ([], True) if after is None else after
            generator = generator if after is None else None
        found += [(each, iterable) for each in asked]
        if not ends and type(iterable) not in _CONTAINERS:
            break
    return found


def finished_after_value(iterator, generator, depth=_MOST):
    """The same for what `iterator` asks next, by way of others or not, when `generator` has given it a value."""
    others = [] if depth == 0 else _asks(iterator)
    for place, other in enumerate(others):
        if other is generator:
            return _of(iterator)(others[place + 1 :], _MOST, None)[0]
    return finished_after_value(others[0], generator, depth - 1) if len(others) == 1 else []


def finished_after_end(iterator, generator, depth=_MOST, to_its_end=False):
    """The same for what `iterator` asks next, by way of others or not, when `generator` has ended; and whether it ends,
    too. None where it does not ask that one. `to_its_end`: `iterator` is asked again and again, until it ends.
    """
    if iterator is generator:
        return [], True
    if depth == 0:
        return None
    if type_name(iterator) == "zip_longest":
        return _after_end_of_longest(_asks(iterator), generator, depth, to_its_end)
    is_chain = type_name(iterator) == "chain"
    turns = _turns(iterator) if is_chain else _asks(iterator)
    for other in turns[:1] if is_chain else turns:
        found = finished_after_end(other, generator, depth - 1, to_its_end)
        if found is None:
            continue
        if type_name(iterator) == "cycle":
            return found[0], False  # It goes on with what that gave.
        if not found[1] or not is_chain:
            return found
        following, ends = _in_vain(turns[1:], depth, generator)
        return found[0] + following, ends
    return None


def _in_vain(turns, depth, ended):
    found = []
    for turn in turns:
        asked, ends = finished(turn, depth - 1, ended)
        found += asked
        if not ends:
            return found, False
    return found, True


def _in_turn(others, depth, ended):
    """The same for one that asks others in turn, and ends with the first that does. Asking a list runs nothing."""
    for other in others:
        if type(other) not in _OF_VALUES:
            return finished(other, depth - 1, ended)
        if not type(other).__length_hint__(other):
            return [], True
    return [], False


def _of(iterator):
    return _in_turn_to_the_last if type_name(iterator) == "zip_longest" else _in_turn


def _in_turn_to_the_last(others, depth, ended):
    """For a `zip_longest`, which ends with the last of them (`zip_longest_next`, Modules/itertoolsmodule.c)."""
    found, goes_on = [], False
    for other in others:
        if type(other) in _OF_VALUES:
            goes_on = goes_on or type(other).__length_hint__(other) > 0
            continue
        asked, ends = finished(other, depth - 1, ended)
        found += asked
        if not ends:
            return found, False
    return found, not goes_on


def _after_end_of_longest(others, generator, depth, to_its_end):
    """`finished_after_end` for a `zip_longest`: from now on it asks the others only. Of a generator that it has several
    times, nothing tells which of its places has just asked; in the end each of them has.
    """
    afters = [finished_after_end(other, generator, depth - 1, to_its_end) for other in others]
    places = [place for place, after in enumerate(afters) if after is not None]
    if not places:
        return None
    first = places[0]
    found, is_over = afters[first]
    if not is_over or len(places) > 1 and not to_its_end:
        return found, False
    asked, _ = _in_turn_to_the_last(others[first + 1 :], depth, generator)
    _, ends = _in_turn_to_the_last(others[:first] + others[first + 1 :], depth, generator)
    return found + asked, ends


def _asks(iterator):
    """What an iterator asks, in that order; nothing where that is not known."""
    if type_name(iterator) not in ASK_OTHERS:
        return ()
    held = _held(iterator)
    first = held[0] if held else None
    if type_name(iterator) == "zip_longest" and type(first) is tuple:
        # It takes those that have ended out of its own tuple: no index may be asked for. The last is visited first.
        return _get_referents(first)[::-1]
    if type(first) is tuple:
        return first
    if type_name(iterator) == "compress":
        return held[:2]
    if type_name(iterator) == "accumulate":  # Its function may come first.
        return [each for each in held if is_generator_type(type(each)) or type_name(each) in ASK_OTHERS][:1]
    return held[:1]


def _turns(chain):
    """What a `chain` asks one after the other (`chain_next`, Modules/itertoolsmodule.c): the one that it has come to,
    and the rest of its arguments.
    """
    held = _held(chain)
    if not held or type(held[0]) is not _TupleIterator:
        return held[-1:]
    arguments, rest = _get_referents(held[0]), _count_rest(held[0])
    return held[1:] + (list(arguments[0][-rest:]) if arguments and rest else [])


def _held(iterator):
    kind = type(iterator)
    # A type that is made anew for each interpreter comes before all else.
    return [each for each in _get_referents(iterator) if each is not kind] if is_of_c(kind) else []
