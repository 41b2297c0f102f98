"""Describing a value from the outside: bounded in length and depth, and without running any code of the program's.

No `__repr__`, `__len__`, `__getattr__` or property of the program's is called, since it could print, raise, never end,
or resume the very generator that is being shown. Objects of the program's classes are shown by what they hold.
"""

import types
from itertools import islice

from ..foreign import (
    args_of,
    deque_type,
    function_of_method,
    module_of_type,
    mro_of,
    name_of,
    name_of_module,
    name_of_type,
    own_of_type,
    text_of,
    type_name,
)
from ..interrupts.blame import is_handlers
from ..kinds import is_builtin, is_generator_type
from .awaitables import generator_behind, unwrapped
from .instances import attributes_of

_MOST_CHARACTERS = 120
_MOST_TEXT = 60
_MOST_ITEMS = 6
_MOST_DEPTH = 3

_SLOT_WRAPPER = type(int.__repr__)

# Types whose own `repr` is written in C and calls nothing of the program's. Types are known by their identity here and
# below: to compare or hash a class is a matter of its metaclass, which may be the program's.
_PLAIN = frozenset(map(id, [type(None), bool, float, complex, type(Ellipsis), type(NotImplemented), range]))
# Types whose values are immutable and hold nothing.
ATOMS = _PLAIN | frozenset(map(id, [int, str, bytes]))
_PLAIN_NAMES = frozenset([("decimal", "Decimal"), ("datetime", "date"), ("datetime", "timedelta")])
_BRACKETS = {list: "[]", tuple: "()", set: "{}", frozenset: ("frozenset({", "})")}


def describe(value):
    """A short line for any value, in the manner of `repr`."""
    try:
        text = _describe(value, 0)
    except Exception as error:  # A value in a state that its type does not expect; never the program's affair.
        if is_handlers(error):
            raise
        text = "<%s>" % type_name(value)
    if len(text) > _MOST_CHARACTERS:
        text = text[: _MOST_CHARACTERS - 1] + "\u2026"
    return text


def is_atom(value):
    """Whether a value is immutable and holds nothing: the same object then always has the same description."""
    return id(type(value)) in ATOMS


def shows_only_its_type(value):
    """Whether any value of that type has the same description: an iterator of CPython's, for example."""
    kind = type(value)
    return is_builtin(kind) and describe(value) == "<%s object>" % name_of_type(kind)


def _describe(value, depth):
    kind = type(value)
    if id(kind) in _PLAIN:
        return repr(value)
    if kind is int:
        # str() of a huge int takes quadratic time, and is refused from 4300 digits on.
        return repr(value) if value.bit_length() < 400 else "<int of %d bits>" % value.bit_length()
    if kind is str or kind is bytes or kind is bytearray:
        return repr(value) if len(value) <= _MOST_TEXT else repr(value[:_MOST_TEXT]) + "\u2026"
    if is_generator_type(kind):
        return "<%s %s>" % (_generator_word(kind), name_of(value))
    if kind is types.ModuleType:
        return "<module %s>" % name_of_module(value)
    if kind is types.FunctionType or kind is types.BuiltinFunctionType:
        return "<function %s>" % name_of(value)
    if kind is types.MethodType:
        function = function_of_method(value)
        return "<method %s>" % (name_of(function) if type(function) is types.FunctionType else type_name(function))
    bases = frozenset(map(id, mro_of(kind)))
    behind = generator_behind(value)
    if behind is not None:
        return "<%s %s>" % (name_of_type(kind), name_of(behind))
    inner = unwrapped(value)
    if inner is not value:
        return "<%s %s>" % (name_of_type(kind), _nested(inner, depth))
    if id(type) in bases:
        return "<class %s>" % name_of_type(value)
    if id(BaseException) in bases:
        return _call(name_of_type(kind), [_nested(item, depth) for item in args_of(value)])
    for base in (list, tuple, set, frozenset, dict):
        if id(base) in bases:
            return _container(value, kind, base, depth)
    deque = deque_type(value)
    if deque is not None:
        return _container(value, kind, deque, depth)
    if _has_plain_repr(kind):
        return repr(value)
    for base in (int, str, float, bytes):
        if id(base) in bases:
            return _subclass(value, kind, base, depth)
    return _object(value, kind, depth)


def _has_plain_repr(kind):
    """Whether `kind` is one of the standard library's C types named above, and not one that only claims to be."""
    held = own_of_type(kind)
    return type(held.get("__repr__")) is _SLOT_WRAPPER and (module_of_type(kind), name_of_type(kind)) in _PLAIN_NAMES


def _generator_word(kind):
    if kind is types.GeneratorType:
        return "generator"
    return "coroutine" if kind is types.CoroutineType else "async_generator"


def _nested(value, depth):
    return "\u2026" if depth >= _MOST_DEPTH else _describe(value, depth + 1)


def _call(name, parts):
    return "%s(%s)" % (name, ", ".join(parts))


def _container(value, kind, base, depth):
    if depth >= _MOST_DEPTH:
        return "\u2026"
    size = base.__len__(value)
    if base is dict:
        parts = [
            "%s: %s" % (_nested(key, depth), _nested(item, depth))
            for key, item in islice(dict.items(value), _MOST_ITEMS)
        ]
        opening, closing = "{", "}"
    else:
        parts = [_nested(item, depth) for item in islice(base.__iter__(value), _MOST_ITEMS)]
        opening, closing = _BRACKETS.get(base, ("deque([", "])") if kind is base else "[]")
        if base is tuple and size == 1:
            closing = ",)"
        elif not size and (base is set or base is frozenset):
            opening, closing = "set(" if base is set else "frozenset(", ")"
        fields = own_of_type(kind).get("_fields") if base is tuple else None
        if type(fields) is tuple and len(fields) == size:
            return _call(name_of_type(kind), ["%s=%s" % (text_of(name), part) for name, part in zip(fields, parts)])
    if size > _MOST_ITEMS:
        parts.append("\u2026")
    text = opening + ", ".join(parts) + closing
    return text if kind is base else "%s(%s)" % (name_of_type(kind), text)


def _subclass(value, kind, base, depth):
    """An int, str … of a class of the program's, among them the members of an enum."""
    held = instance_dict(value, kind)
    if "_name_" in held and type(held["_name_"]) is str:
        return "%s.%s" % (name_of_type(kind), held["_name_"])
    plain = base.__new__(base, base.__str__(value)) if base is str else base.__add__(value, base())
    return _call(name_of_type(kind), [_nested(plain, depth)])


def _object(value, kind, depth):
    held = instance_dict(value, kind)
    if type(held.get("_name_")) is str and "_value_" in held:
        return "%s.%s" % (name_of_type(kind), held["_name_"])
    if depth >= _MOST_DEPTH or not held:
        return "<%s object>" % name_of_type(kind)
    parts = ["%s=%s" % (text_of(name), _nested(item, depth + 1)) for name, item in islice(held.items(), _MOST_ITEMS)]
    return "<%s %s>" % (name_of_type(kind), " ".join(parts))


def instance_dict(value, kind):
    """The instance's own attributes; see `instances`."""
    return attributes_of(value)
