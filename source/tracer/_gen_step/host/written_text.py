"""The text of what is written to one of the program's streams."""

import _codecs
import codecs
from sys import byteorder as _byteorder

from ..interrupts.blame import is_handlers

_SAID = "backslashreplace"
# In a pipe CPython begins these with no mark of their byte order (`encodefuncs` in Modules/_io/textio.c). Of functions
# of C, for their codecs have modules that a program does not find else.
if _byteorder == "little":
    _NATIVE = {"utf-16": _codecs.utf_16_le_decode, "utf-32": _codecs.utf_32_le_decode}
else:
    _NATIVE = {"utf-16": _codecs.utf_16_be_decode, "utf-32": _codecs.utf_32_be_decode}


def decoder(encoding):
    """Gives a function from a piece of what is written to its text. No codec raises anything out of it."""
    try:
        name = codecs.lookup(encoding).name
        if name in _NATIVE:
            return _Native(_NATIVE[name]).decode
        decode = codecs.getincrementaldecoder(encoding)(_SAID).decode
    except Exception as error:
        if is_handlers(error):
            raise
        return _as_utf8()
    return decode if encoding == "utf-8" else _Careful(decode).decode


def _as_utf8():
    return codecs.getincrementaldecoder("utf-8")(_SAID).decode


class _Native:
    """Pieces of text in the byte order of the machine."""

    def __init__(self, decode):
        self._decode = decode
        self._rest = b""

    def decode(self, data):
        data = self._rest + data
        text, end = self._decode(data, _SAID, False)
        self._rest = data[end:]
        return text


class _Careful:
    """Not every codec knows how to say what it cannot decode, or that it is given a piece."""

    def __init__(self, decode):
        self._decode = decode

    def decode(self, data):
        try:
            return self._decode(data)
        except MemoryError:
            raise
        except Exception as error:
            if is_handlers(error):
                raise
            self._decode = _as_utf8()
            return self._decode(data)
