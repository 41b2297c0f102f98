"""The attributes of an instance, without making it a `__dict__`.

To ask for `__dict__` makes one where there is none yet: pickles, `functools.partial` and the counts of `gc.collect()`
show it. So it is looked at where it lies (`_PyObject_GetDictPtr`, Objects/object.c), or, from 3.11 on, its values
without a dictionary (Include/internal/pycore_dict.h), whose names are the class's (`ht_cached_keys`).
"""

import sys
from gc import get_referents as _get_referents

from ..foreign import flags_of, is_builtin_type, is_of_c, mro_of, offset_of_dict, own_of_type, size_of, size_of_item
from ..words import objects_at
from . import memory

_VERSION = sys.version_info[:2]
_MANAGED = 1 << 4  # Py_TPFLAGS_MANAGED_DICT, 3.11+
_INLINE = 1 << 2  # Py_TPFLAGS_INLINE_VALUES, 3.13+
_SPLIT = 2  # DICT_KEYS_SPLIT
_Member = type(type.__dict__["__basicsize__"])
_GetSet = type(type.__dict__["__dict__"])
_IS_WIDE = sys.maxsize > 2**32
_SIZE = 8 if _IS_WIDE else 4
# In the words of `PyDictKeysObject`: how many entries it has, and where its indices begin.
_ENTRIES, _INDICES = (3, 4) if _IS_WIDE else (4, 5)
_EMPTY = {}


def attributes_of(value):
    """The instance's own attributes by their names: its `__dict__` if it has one, else a copy; empty where there is
    none.
    """
    kind = type(value)
    if not _has_own(kind):
        return _EMPTY
    held = _read(value, kind)
    return held if type(held) is dict else _EMPTY


def slots_of(value):
    """What stands in the slots (`__slots__`) of an instance of a class written in Python, with their names."""
    kind = type(value)
    found = []
    for base in mro_of(kind):
        if is_of_c(base):
            continue
        for name, descriptor in list(own_of_type(base).items()):
            if type(descriptor) is _Member and type(name) is str:
                try:
                    found.append((name, descriptor.__get__(value, kind)))
                except AttributeError:
                    pass  # It is empty.
    return found


def _has_own(kind):
    """Whether it has a `__dict__` as CPython makes them, and the class puts nothing else in that place."""
    for base in mro_of(kind):
        descriptor = own_of_type(base).get("__dict__")
        if descriptor is not None:
            return type(descriptor) is _GetSet
    return False


def _at(address, index=0):
    try:
        return objects_at(address)[index]
    except ValueError:
        return None  # There is none.


def _in_memory(value, kind):
    """By the layouts of each version."""
    address = id(value)
    if _VERSION >= (3, 11) and flags_of(kind) & _MANAGED:
        return _managed(address, kind)
    offset = offset_of_dict(kind)
    if offset < 0:
        count = memory._words_at(address)[2] or 0
        count = min(count, 2 ** (8 * _SIZE) - count)  # An int's says its sign, too.
        offset += -(-(size_of(kind) + count * size_of_item(kind)) // _SIZE) * _SIZE
    return _at(address + offset) if offset > 0 else None


def _managed(address, kind):
    before = memory._words_at(address - 4 * _SIZE)
    word = before[1] or 0
    if _VERSION == (3, 11):
        return _at(address - 4 * _SIZE, 1) if word else _named(kind, before[0])
    if _VERSION == (3, 12):
        return _named(kind, word + 1) if word & 1 else _at(address - 4 * _SIZE, 1)
    if word:
        return _at(address - 4 * _SIZE, 1)
    if not flags_of(kind) & _INLINE:
        return None
    values = address + size_of(kind)
    is_valid = (memory._words_at(values)[0] or 0) >> 24 & 0xFF
    return _named(kind, values + _SIZE) if is_valid else None


def _named(kind, values):
    """The values at that address by their names, which the type keeps."""
    keys = memory._words_at(id(kind))[_KEYS]
    if not values or not keys:
        return None
    header = memory._words_at(keys)
    kinds, count = header[1] or 0, header[_ENTRIES] or 0
    if kinds >> 16 & 0xFF != _SPLIT:
        return None
    entries = memory._words_at(keys + _INDICES * _SIZE + (1 << (kinds >> 8 & 0xFF)))
    objects = objects_at(values)
    found = {}
    # The type's keys may be in the order of the alphabet (3.13+: `__static_attributes__`).
    for index in _order(values, count):
        try:
            value = objects[index]
        except ValueError:
            continue  # There is none.
        found[memory._object_at(entries[2 * index])] = value
    return found


def _order(values, count):
    """The indices of the values in the order in which they were set (`get_index_from_order`, Objects/dictobject.c): a
    byte each, behind the values from 3.13 on, and before them, backwards, up to 3.12.
    """
    if _VERSION >= (3, 13):
        header = memory._words_at(values - _SIZE)[0] or 0
        first, step, size = values + (header & 0xFF) * _SIZE, 1, header >> 8 & 0xFF
    else:
        first, step, size = values - 3, -1, _byte(values - 2)
    return [_byte(first + step * place) for place in range(min(size, count))]


def _byte(address):
    """A byte, by the word that it lies in: nothing need be there behind that."""
    within = address % _SIZE
    return (memory._words_at(address - within)[0] or 0) >> 8 * within & 0xFF


def _by_referents(value, kind):
    """Where memory cannot be read: only of classes written in Python, and up to 3.10 only what is there."""
    if any(is_builtin_type(base) and base is not object for base in mro_of(kind)):
        return None
    if _VERSION < (3, 11) and not any(type(held) is dict for held in _get_referents(value)):
        return None
    for base in mro_of(kind):
        descriptor = own_of_type(base).get("__dict__")
        if descriptor is not None:
            return descriptor.__get__(value, kind)
    return None


def _find_keys():
    """Where a type has its `ht_cached_keys`: behind its name, slots and qualified name."""
    kind = type("a name that is nowhere else", (), {"__qualname__": "another such name"})
    words = memory._words_at(id(kind))[: size_of(type) // _SIZE]
    name, qualified = id(type.__dict__["__name__"].__get__(kind)), id(type.__dict__["__qualname__"].__get__(kind))
    found = [index for index, word in enumerate(words) if word == name and words[index + 2] == qualified]
    return found[0] + 3


def _trial():
    """Whether it reads as it should, and makes nothing."""

    class Plain:
        def __init__(self, one):
            self.one = one

        def turn(self):
            del self.one
            self.two, self.one = self, "1"

    class Text(str):
        pass

    class Number(int):
        pass

    class Fails(Exception):
        pass

    for kind in (Plain, Text, Number, Fails):
        empty, held = kind("1"), kind("1")
        held.one, held.two = "1", kind
        expected = {"one": "1", "two": kind}
        if (_in_memory(empty, kind) or {}) != ({"one": "1"} if kind is Plain else {}):
            return False
        if _in_memory(held, kind) != expected or held.__dict__ != expected or _in_memory(held, kind) != expected:
            return False
    held = Plain("1")
    held.turn()
    return [*(_in_memory(held, Plain) or ())] == ["two", "one"] == [*held.__dict__]


_KEYS = 0
_read = _by_referents
try:
    if memory.is_available:
        if _VERSION >= (3, 11):
            _KEYS = _find_keys()
        if _trial():
            _read = _in_memory
except Exception:
    pass
