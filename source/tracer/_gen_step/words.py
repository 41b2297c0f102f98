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

    class _Object(_ctypes._SimpleCData):
        _type_ = "O"

    SIZE = _ctypes.sizeof(_Word)
    # `words_at(address)[index]` and `numbers_at(address)[index]` can be set, too.
    words_at = (_Word * (sys.maxsize // 16)).from_address
    numbers_at = (_Number * 64).from_address
    # `objects_at(address)[index]` reads a word and refers to the object there in one step: no other thread comes in
    # between and lets go of it. A ValueError says that there is none.
    objects_at = (_Object * (sys.maxsize // 16)).from_address
    # All of them, from the address 0 on; to read one makes no object of `_ctypes`, and is no event for an audit hook.
    numbers = (_Number * (sys.maxsize // 16)).from_address(0)
    NUMBER_SIZE = _ctypes.sizeof(_Number)
    object_at = _ctypes.PyObj_FromPtr
    decref = _ctypes.Py_DECREF
else:
    SIZE, NUMBER_SIZE = 8, 4
    words_at = numbers_at = objects_at = numbers = object_at = decref = None


def are_known():
    """Whether objects lie in memory as they do in this Python: free-threaded builds and some for debugging differ."""
    return (
        _ctypes is not None
        and sys.implementation.name == "cpython"
        and (3, 6) <= _VERSION <= (3, 14)
        and sys.byteorder == "little"
        and object.__basicsize__ == 2 * SIZE
    )


def function_of_python(name):
    """A function of CPython's C API that takes nothing and gives an address; None where it cannot be called."""
    if not are_known():
        return None

    class Function(_ctypes.CFuncPtr):
        _flags_ = _ctypes.FUNCFLAG_CDECL | _ctypes.FUNCFLAG_PYTHONAPI
        _restype_ = _Word

    try:
        # On Windows Python is a library, elsewhere a part of the process.
        handle = sys.dllhandle if sys.platform == "win32" else _ctypes.dlopen(None, 0)
        # A class of ours would be seen: in the embedded Python this is called when the others are out of sight already.
        return Function((name, type(sys.implementation)(_handle=handle)))
    except (AttributeError, OSError):
        return None
