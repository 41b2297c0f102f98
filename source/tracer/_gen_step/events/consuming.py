"""Which callables of CPython's own ask an iterable that they are given, and how."""

from types import BuiltinFunctionType

from ..foreign import is_instance, is_of_c, name_of, owner_of_method, receiver_of_builtin
from ..kinds import name_of_type, type_name
from .forecast import ONCE, TO_THE_END, Asking

_MethodDescriptorType = type(str.join)

# What asks an iterable that it is given until that is exhausted. Builtins live as long as the interpreter.
_CONSUMERS = frozenset(
    id(kind) for kind in (list, tuple, set, frozenset, dict, bytes, bytearray, sum, min, max, any, all, sorted)
)
# The same among methods: by the type that has them.
_CONSUMING_METHODS = frozenset(
    (kind, name)
    for kind, names in (
        ("str", "join"),
        ("bytes", "join"),
        ("bytearray", "join extend"),
        ("list", "extend"),
        (
            "set",
            "update union intersection difference issubset issuperset isdisjoint"
            " intersection_update difference_update symmetric_difference",
        ),
        ("frozenset", "union intersection difference"),
        ("dict", "update"),
        ("type", "fromkeys"),
        ("deque", "extend"),
        ("writer", "writerows"),
    )
    for name in names.split()
)
# The same among functions of C modules, and among types, by their names: each with the place of the iterable.
_FUNCTIONS = {"reduce": 1, "indexOf": 0, "countOf": 0, "contains": 0}
_COMBINING = frozenset(["combinations", "combinations_with_replacement"])
_TYPES = {"product": 0, "deque": 0, "permutations": 0, "OrderedDict": 0, "array": 1}
_TYPES.update((name, 0) for name in _COMBINING)
# How many arguments come up to the iterable, or are needed with it.
_NEEDED = {"reduce": 2, "array": 2, "indexOf": 2, "countOf": 2, "contains": 2}
# What asks all of its arguments, one after the other.
_METHODS_IN_TURN = frozenset([("set", "update"), ("set", "union"), ("frozenset", "union")])
# What `array` knows, with which it goes on to ask.
_TYPECODES = frozenset("bBhHiIlLqQfdu")
# How many positional arguments they take, where that is not one; None: any number.
_MOST = {id(sum): 2, ("type", "fromkeys"): 2, "reduce": 3, "deque": 2, "array": 2, "permutations": 2}
_MOST["product"] = None
_MOST.update((name, 2) for name in ["indexOf", "countOf", "contains", *_COMBINING])
_MOST.update((("set", name), None) for name in "update union intersection difference".split())
_MOST.update((("frozenset", name), None) for name in "union intersection difference".split())
_MOST.update((("set", name), None) for name in "intersection_update difference_update".split())
# The keyword arguments that they take; None: any. What `sorted` does not know it finds out behind its questions.
_KEYWORDS = {id(kind): frozenset(["key", "default"]) for kind in (min, max)}
_KEYWORDS.update({id(dict): None, id(sorted): None, ("dict", "update"): None, "OrderedDict": None})
_KEYWORDS["product"] = frozenset(["repeat"])
_KEYWORDS.update((name, frozenset(["iterable", "r"])) for name in ["permutations", *_COMBINING])
_KEYWORDS.update({"deque": frozenset(["iterable", "maxlen"]), "reduce": frozenset(["initial"])})
_KEYWORDS.update({id(kind): frozenset(["source"]) for kind in (bytes, bytearray)})
_KEYWORDS[id(sum)] = frozenset(["start"])
# The names by which the iterable itself is given.
_ITERABLES = frozenset(["iterable", "source"])
# Of these, what goes through all values before anything else of the program's runs.
_AT_ONCE = frozenset([id(list), id(tuple), id(sorted)])
_TYPES_AT_ONCE = _COMBINING | {"deque", "permutations", "product"}
_METHODS_AT_ONCE = frozenset([("str", "join"), ("bytes", "join"), ("list", "extend"), ("deque", "extend")])
# The same where the values are of these types: then nothing of the program's runs in between, and nothing fails.
_OF_NUMBERS = frozenset([id(sum), id(min), id(max), id(bytes), id(bytearray)])
_OF_HASHED = frozenset([id(set), id(frozenset)])
_METHODS_OF_HASHED = frozenset(
    [("set", name) for name in "update union difference difference_update".split()]
    + [("frozenset", name) for name in "union difference".split()]
    + [("type", "fromkeys")]
)
_NUMBERS = Asking(kinds=frozenset([id(int)]))
HASHED = Asking(kinds=frozenset(map(id, [int, str, float, bool, bytes, type(None)])))


def iterable_of(function, arguments):
    """What a callable of CPython's own may be given to ask, or None: its first argument, most often, but for the object
    of a method that was loaded apart from that.
    """
    name = _known_name(function)
    place = _FUNCTIONS.get(name, _TYPES.get(name, 0)) + (type(function) is _MethodDescriptorType)
    return arguments[place] if place < len(arguments) else None


def _known_name(function):
    """The name of a function of a C module, or of a type, that is known by that; or None."""
    kind = type(function)
    if kind is BuiltinFunctionType:
        name = name_of(function)
        return name if name in _FUNCTIONS and type_name(receiver_of_builtin(function)) == "module" else None
    if kind is not type or not is_of_c(function):
        return None
    name = name_of_type(function)
    return name if name in _TYPES else None


def consumes(function):
    """Whether a callable asks the iterable that it is given for values until there are no more."""
    if id(function) in _CONSUMERS or _known_name(function) is not None:
        return True
    return _method_of(function) in _CONSUMING_METHODS


def asks(function, passed, keywords):
    """Whether a call of what consumes, with these arguments, comes to its first question: the check of its arguments
    is before that. `keywords`: the names of the last of them.
    """
    if not consumes(function):
        return False
    kind = _kind_of(function)
    place = 1 if type(function) is _MethodDescriptorType else 0
    if place and not is_instance(passed[0], owner_of_method(function)):
        return False
    positional = len(passed) - len(keywords) - place
    most, known = _MOST.get(kind, 1), _KEYWORDS.get(kind, frozenset())
    if most is not None and positional > most or known is not None and not known.issuperset(keywords):
        return False
    needed = _NEEDED.get(kind, 1)
    if positional < needed and not (needed == 1 and positional == 0 and _ITERABLES.issuperset(keywords[:1])):
        return False
    rest = passed[place + needed :]
    if kind == id(sum):
        return not rest or not any(is_instance(rest[0], each) for each in (str, bytes, bytearray))
    if kind in _COMBINING:
        return len(rest) == 1 and type(rest[0]) is int
    if kind == "product" and keywords:
        return type(rest[-1]) is int and rest[-1] > 0
    if kind == "array":
        return type(passed[0]) is str and passed[0] in _TYPECODES
    if kind == "deque" and rest and rest[0] is not None:
        return (type(rest[0]) is int or type(rest[0]) is bool) and rest[0] >= 0
    return True


def in_turn(function, passed, keywords):
    """The iterables that a callable asks one after the other, where it has several of them; else None."""
    kind = _kind_of(function)
    if kind != "product" and kind not in _METHODS_IN_TURN:
        return None
    iterables = passed[int(type(function) is _MethodDescriptorType) : len(passed) - len(keywords)]
    return iterables if len(iterables) > 1 else None


def _kind_of(function):
    """What the tables above have a callable that consumes under."""
    return _known_name(function) or (id(function) if id(function) in _CONSUMERS else _method_of(function))


def asking(function, passed):
    """How a callable that consumes an iterable asks it, where it was given the arguments `passed`."""
    method = _method_of(function)
    if id(function) in _AT_ONCE or method in _METHODS_AT_ONCE or _known_name(function) in _TYPES_AT_ONCE:
        return TO_THE_END
    if id(function) in _OF_NUMBERS and len(passed) == 1:
        return _NUMBERS
    return HASHED if id(function) in _OF_HASHED or method in _METHODS_OF_HASHED else ONCE


def _method_of(function):
    """`(name of the type, name)` of a method of C's; None for anything else."""
    kind = type(function)
    if kind is _MethodDescriptorType:
        return name_of_type(owner_of_method(function)), name_of(function)
    return (type_name(receiver_of_builtin(function)), name_of(function)) if kind is BuiltinFunctionType else None
