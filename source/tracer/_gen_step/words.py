"""Reading CPython's memory word by word. There are no words where `_ctypes` is missing, or the layout is not known."""

import sys

_VERSION = sys.version_info[:2]

try:
    import _ctypes
except ImportError:
    _ctypes = None

if _ctypes is not None:

    class _Word(_ctypes._SimpleCData):
        _type_ = "P"

    class _Number(_ctypes._SimpleCData):
        _type_ = "i"

    SIZE = _ctypes.sizeof(_Word)
    # `words_at(address)[index]` and `numbers_at(address)[index]` can be set, too.
    words_at = (_Word * (sys.maxsize // 16)).from_address
    numbers_at = (_Number * 64).from_address
    object_at = _ctypes.PyObj_FromPtr
    decref = _ctypes.Py_DECREF
else:
    SIZE = 8
    words_at = numbers_at = object_at = decref = None


def are_known():
    """Whether objects lie in memory as they do in this Python: free-threaded builds and some for debugging differ."""
    return (
        _ctypes is not None
        and sys.implementation.name == "cpython"
        and (3, 6) <= _VERSION <= (3, 14)
        and sys.byteorder == "little"
        and object.__basicsize__ == 2 * SIZE
    )
