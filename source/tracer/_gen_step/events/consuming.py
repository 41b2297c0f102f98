"""Which callables of CPython's own ask an iterable that they are given, and how."""

from types import BuiltinFunctionType

from ..foreign import is_callable, is_instance, is_of_c, is_open, name_of, owner_of_method, receiver_of_builtin
from ..kinds import name_of_type, type_name
from .forecast import ONCE, TO_THE_END, Asking

_MethodDescriptorType = type(str.join)

# Where the values are of these types, nothing of the program's runs between two questions, and nothing fails.
_NUMBERS = Asking(kinds=frozenset([id(int)]))
HASHED = Asking(kinds=frozenset(map(id, [int, str, float, bool, bytes, type(None)])))
# It may be through before the iterable has ended.
_LOOKED_UP = Asking(1, HASHED.kinds)
# The names by which the iterable itself is given.
_ITERABLES = frozenset(["iterable", "source"])
# What `array` knows, with which it goes on to ask.
_TYPECODES = frozenset("bBhHiIlLqQfdu")


class Consumer:
    """A callable that asks an iterable that it is given until that is exhausted. A method's own object is not counted
    among the arguments here.
    """

    __slots__ = (
        "how",
        "how_with_others",
        "place",
        "needed",
        "most",
        "keywords",
        "is_in_turn",
        "is_of_stream",
        "_is_accepted",
    )

    def __init__(
        self,
        how=ONCE,
        how_with_others=None,
        place=0,
        needed=1,
        most=1,
        keywords=(),
        is_in_turn=False,
        is_of_stream=False,
        is_accepted=None,
    ):
        """`how`: how it asks; `how_with_others`: the same where it has more arguments than one. `place`: that of the
        iterable; `needed`, `most`: how many positional arguments it takes; None: any number. `keywords`: the names of
        the others; None: any. `is_in_turn`: it asks all of its arguments, one after the other. `is_of_stream`: its
        stream has to be open for that. `is_accepted(first, rest, keywords)`: whether it goes on to ask, with these
        arguments behind those that are needed.
        """
        self.how = how
        self.how_with_others = how if how_with_others is None else how_with_others
        self.place = place
        self.needed = needed
        self.most = most
        self.keywords = None if keywords is None else frozenset(keywords)
        self.is_in_turn = is_in_turn
        self.is_of_stream = is_of_stream
        self._is_accepted = is_accepted

    def takes(self, given, keywords):
        """Whether CPython's check of the arguments `given` lets it come to its first question. `keywords`: the names of
        the last of them.
        """
        positional = len(given) - len(keywords)
        if self.most is not None and positional > self.most:
            return False
        if self.keywords is not None and not self.keywords.issuperset(keywords):
            return False
        is_named = self.needed == 1 and positional == 0 and keywords and keywords[0] in _ITERABLES
        if positional < self.needed and not is_named:
            return False
        return self._is_accepted is None or self._is_accepted(given[0], given[self.needed :], keywords)


def _is_summed(_first, rest, _keywords):
    return not rest or not any(is_instance(rest[0], each) for each in (str, bytes, bytearray))


def _is_combined(_first, rest, _keywords):
    return len(rest) == 1 and type(rest[0]) is int


def _is_multiplied(_first, rest, keywords):
    return not keywords or type(rest[-1]) is int and rest[-1] > 0


def _is_typed(first, _rest, _keywords):
    return type(first) is str and first in _TYPECODES


def _is_made_by(first, _rest, _keywords):
    return first is None or is_callable(first)


def _is_queued(_first, rest, _keywords):
    if not rest or rest[0] is None:
        return True
    return (type(rest[0]) is int or type(rest[0]) is bool) and rest[0] >= 0


def _combining():
    return Consumer(TO_THE_END, most=2, keywords=("iterable", "r"), is_accepted=_is_combined)


# What `sorted` does not know of keywords it finds out behind its questions. Builtins live as long as the interpreter.
_BUILTINS = {
    id(list): Consumer(TO_THE_END),
    id(tuple): Consumer(TO_THE_END),
    id(sorted): Consumer(TO_THE_END, keywords=None),
    id(set): Consumer(HASHED),
    id(frozenset): Consumer(HASHED),
    id(dict): Consumer(keywords=None),
    id(bytes): Consumer(_NUMBERS, ONCE, keywords=("source",)),
    id(bytearray): Consumer(_NUMBERS, ONCE, keywords=("source",)),
    id(sum): Consumer(_NUMBERS, ONCE, most=2, keywords=("start",), is_accepted=_is_summed),
    id(min): Consumer(_NUMBERS, ONCE, keywords=("key", "default")),
    id(max): Consumer(_NUMBERS, ONCE, keywords=("key", "default")),
    id(any): Consumer(),
    id(all): Consumer(),
}
# Methods, by the type that has them.
_METHODS = {
    ("str", "join"): Consumer(TO_THE_END),
    ("bytes", "join"): Consumer(TO_THE_END),
    ("bytearray", "join"): Consumer(),
    ("bytearray", "extend"): Consumer(),
    ("list", "extend"): Consumer(TO_THE_END),
    ("deque", "extend"): Consumer(TO_THE_END),
    ("deque", "extendleft"): Consumer(TO_THE_END),
    ("array", "extend"): Consumer(),
    ("set", "update"): Consumer(HASHED, most=None, is_in_turn=True),
    ("set", "intersection_update"): Consumer(_LOOKED_UP, most=None, is_in_turn=True),
    ("set", "difference_update"): Consumer(HASHED, most=None, is_in_turn=True),
    ("set", "symmetric_difference_update"): Consumer(HASHED),
    ("dict", "update"): Consumer(keywords=None),
    ("OrderedDict", "update"): Consumer(keywords=None),
    ("type", "fromkeys"): Consumer(HASHED, most=2),
    ("writer", "writerow"): Consumer(),
    ("writer", "writerows"): Consumer(),
}
for _kind in ("set", "frozenset"):
    _METHODS[_kind, "union"] = Consumer(HASHED, most=None, is_in_turn=True)
    _METHODS[_kind, "difference"] = Consumer(HASHED, most=None, is_in_turn=True)
    _METHODS[_kind, "intersection"] = Consumer(_LOOKED_UP, most=None, is_in_turn=True)
    _METHODS[_kind, "symmetric_difference"] = Consumer(HASHED)
    for _name in ("issubset", "issuperset", "isdisjoint"):
        _METHODS[_kind, _name] = Consumer()
for _kind in ("_IOBase", "FileIO", "BufferedWriter", "BufferedRandom", "TextIOWrapper", "BytesIO", "StringIO"):
    _METHODS[_kind, "writelines"] = Consumer(is_of_stream=True)
# Functions of C modules, and types, by their names.
_FUNCTIONS = {
    "reduce": Consumer(place=1, needed=2, most=3, keywords=("initial",)),
    "indexOf": Consumer(needed=2, most=2),
    "countOf": Consumer(needed=2, most=2),
    "contains": Consumer(needed=2, most=2),
    "fsum": Consumer(),
    "prod": Consumer(keywords=("start",)),
}
_TYPES = {
    "product": Consumer(TO_THE_END, most=None, keywords=("repeat",), is_in_turn=True, is_accepted=_is_multiplied),
    "permutations": Consumer(TO_THE_END, most=2, keywords=("iterable", "r")),
    "combinations": _combining(),
    "combinations_with_replacement": _combining(),
    "deque": Consumer(TO_THE_END, most=2, keywords=("iterable", "maxlen"), is_accepted=_is_queued),
    "OrderedDict": Consumer(keywords=None),
    "defaultdict": Consumer(place=1, needed=2, most=2, keywords=None, is_accepted=_is_made_by),
    "array": Consumer(place=1, needed=2, most=2, is_accepted=_is_typed),
}


def consumer(function):
    """What is known of a callable that asks an iterable that it is given; None for any other."""
    found = _BUILTINS.get(id(function))
    if found is not None:
        return found
    kind = type(function)
    if kind is BuiltinFunctionType:
        name, of = name_of(function), type_name(receiver_of_builtin(function))
        return _FUNCTIONS.get(name) if of == "module" else _METHODS.get((of, name))
    if kind is _MethodDescriptorType:
        return _METHODS.get((name_of_type(owner_of_method(function)), name_of(function)))
    return _TYPES.get(name_of_type(function)) if kind is type and is_of_c(function) else None


def iterable_of(function, arguments):
    """What a callable of CPython's own may be given to ask, or None: its first argument, most often, but for the object
    of a method that was loaded apart from that.
    """
    found = consumer(function)
    place = (0 if found is None else found.place) + _begins_at(function)
    return arguments[place] if place < len(arguments) else None


def asks(function, passed, keywords):
    """Whether a call of what consumes, with these arguments, comes to its first question: the check of its arguments
    is before that. `keywords`: the names of the last of them.
    """
    found = consumer(function)
    if found is None:
        return False
    begins = _begins_at(function)
    if begins and not is_instance(passed[0], owner_of_method(function)):
        return False
    if found.is_of_stream and not is_open(passed[0] if begins else receiver_of_builtin(function)):
        return False
    return found.takes(passed[begins:], keywords)


def in_turn(function, passed, keywords):
    """The iterables that a callable asks one after the other, where it has several of them; else None."""
    found = consumer(function)
    if found is None or not found.is_in_turn:
        return None
    iterables = passed[_begins_at(function) : len(passed) - len(keywords)]
    return iterables if len(iterables) > 1 else None


def asking(function, passed):
    """How a callable that consumes an iterable asks it, where it was given the arguments `passed`."""
    found = consumer(function)
    return found.how if len(passed) == 1 else found.how_with_others


def _begins_at(function):
    """Where the arguments of a callable begin, behind its own object where that is passed."""
    return int(type(function) is _MethodDescriptorType)
