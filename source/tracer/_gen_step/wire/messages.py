"""Messages as text: one JSON object a line. What is told often is put together here piece by piece, and what was told
before is told again by a number alone, for a dictionary and its encoding cost more than all that an event is about.
"""

from .json_codec import make_encoder, quote

encode = make_encoder()

# At most so many texts of one frame, and of all, are known by a number.
_MOST_OF_FRAME = 64
_MOST = 16384


class Json(str):
    """A text that is JSON already."""

    __slots__ = ()


def message(event, fields):
    """The line for an event; a field that is `Json` stands in it as it is."""
    parts = ['{"event":"%s"' % event]
    for name, value in fields.items():
        parts.append('"%s":%s' % (name, value if type(value) is Json else encode(value)))
    return ",".join(parts) + "}\n"


def is_exit(described):
    """Whether a described exception is there, and is a GeneratorExit, or of a class that inherits from it."""
    return described is not None and _is_ending(described, "GeneratorExit")


def is_stop(described):
    """Whether an exception, as it is described, is the StopIteration that an iterator ends with."""
    return _is_ending(described, "StopIteration")


def _is_ending(described, name):
    return described.startswith('{"type":"%s"' % name) or described.partition(',"repr":')[0].endswith(':"%s"' % name)


def is_cancelled(described):
    """Whether it is a CancelledError; `described` may be None."""
    return described is not None and described.startswith('{"type":"CancelledError"')


def is_timeout(described):
    """Whether it is the TimeoutError that a cancellation was turned into."""
    return described.startswith('{"type":"TimeoutError"') and '"cause":{"type":"CancelledError"' in described


def number(value):
    """An int, or None, as JSON."""
    return "null" if value is None else "%d" % value


def value(kind, described, frame=None, base=None):
    """A `Value` of the protocol: a type's name, its description, the number of the frame that it is about, and the name
    of the exception of CPython's that its class inherits from.
    """
    if base is not None:
        return '{"type":%s,"base":"%s","repr":%s}' % (quote(kind), base, quote(described))
    if frame is None:
        return '{"type":%s,"repr":%s}' % (quote(kind), quote(described))
    return '{"type":%s,"repr":%s,"frame":%d}' % (quote(kind), quote(described), frame)


class Recall:
    """Gives what to send for a line that may have been sent before: from the third time on, its number.

    Each frame has a table of its own for that, from a key of the line to what was sent. It takes its numbers along when
    it ends.
    """

    def __init__(self):
        self._free = []
        self._count = 0

    def again(self, table, key, line):
        """What is sent for a line, which is the same each time under its key; it is noted in `table`."""
        known = table.get(key)
        if known is None:
            if len(table) < _MOST_OF_FRAME:
                table[key] = line
            return line
        if known[0] != "{":
            return known
        number = self._number()
        if number is None:
            return line
        table[key] = "%d\n" % number
        return '{"keep":%d,%s' % (number, line[1:])

    def forget(self, table):
        """The frame of a table has ended: its numbers are free for others."""
        for sent in table.values():
            if sent[0] != "{":
                self._free.append(int(sent))
        table.clear()

    def _number(self):
        if self._free:
            return self._free.pop()
        if self._count == _MOST:
            return None
        self._count += 1
        return self._count
