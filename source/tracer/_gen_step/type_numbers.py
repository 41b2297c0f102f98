"""The numbers under which CPython keeps what it has found in types: up to 3.10 `sys._clear_type_cache()` begins anew
with them.

It takes them from all types below `object` (`PyType_ClearCache`, Objects/typeobject.c). Types that are out of sight
would keep theirs, and share them with others then. So they have numbers that no other type comes to. What is kept is
ready for use again when a type without a number was looked at (`assign_version_tag`), which an event does first.
"""

import sys

from .words import SIZE, are_known, numbers_at, words_at

# Places in a type object (Include/object.h, Include/cpython/object.h).
_FLAGS, _BASE, _MRO, _NUMBER = 21, 32, 43, 48
_HAS_NUMBER = 1 << 19  # Py_TPFLAGS_VALID_VERSION_TAG
_subclasses = type.__subclasses__


def set_apart(types):
    """Give types, and all that inherit from them, numbers of their own: the highest ones."""
    if not _ARE_KNOWN:
        return
    waiting, number = list(types), 0
    while waiting:
        kind = waiting.pop()
        number -= 1
        numbers_at(id(kind) + _NUMBER * SIZE)[0] = number
        words_at(id(kind))[_FLAGS] |= _HAS_NUMBER
        waiting.extend(_subclasses(kind))


def _trial():
    """Whether types have what they should where it should be; two that are asked in turn have numbers in a row."""
    one, two = type("one", (), {"value": 1}), type("two", (), {"value": 2})
    for kind in (one, two):
        words = words_at(id(kind))
        if kind.value is None or words[_FLAGS] != kind.__flags__ or not words[_FLAGS] & _HAS_NUMBER:
            return False
        if words[_BASE] != id(object) or words[_MRO] != id(kind.__mro__):
            return False
    return _number(two) == _number(one) + 1


def _number(kind):
    return numbers_at(id(kind) + _NUMBER * SIZE)[0]


# Tried while the tracer is imported: what the trial makes is out of sight, too.
_ARE_KNOWN = sys.version_info < (3, 11) and are_known() and _trial()
