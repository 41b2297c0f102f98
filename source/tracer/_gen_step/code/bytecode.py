"""The instructions of a code object, told once for each when somebody steps by those."""

import dis
import sys
from types import CodeType

# More of an argument than this is not told: it may be a long constant.
_MOST = 200
# Where sys.settrace tells of EXTENDED_ARG, it does not tell of the instruction behind it, which runs at once.
_STANDS_FOR_NEXT = sys.version_info < (3, 12)


class Bytecode:
    """Tells the app of the bytecode of a code object with its first step."""

    def __init__(self, channel):
        self._channel = channel

    def at(self, code, own, offset):
        """The instruction that an event at an offset is about; None where it has an event of its own."""
        if own.instructions is None:
            listed, own.instructions = _instructions(code)
            self._channel.describe("bytecode", code=own.id, instructions=listed)
        return own.instructions.get(offset)


def _instructions(code):
    """All of them in order, and by the offset of their event."""
    starts = dict(dis.findlinestarts(code))
    listed, found, prefixes = [], {}, []
    line = None
    for instruction in dis.get_instructions(code):
        offset = instruction.offset
        line = starts.get(offset, line)
        if instruction.opname == "EXTENDED_ARG":
            prefixes.append(offset)
        if instruction.opname in ("CACHE", "EXTENDED_ARG"):
            continue
        described = {"offset": offset, "opname": instruction.opname, "argument": _argument(instruction), "line": line}
        listed.append(described)
        found[prefixes[0] if prefixes and _STANDS_FOR_NEXT else offset] = described
        prefixes = []
    return listed, found


def _argument(instruction):
    if type(instruction.argval) is CodeType:  # Its own words tell an address and a path.
        return "<code object %s>" % instruction.argval.co_name
    return (instruction.argrepr or ("" if instruction.arg is None else str(instruction.arg)))[:_MOST]
