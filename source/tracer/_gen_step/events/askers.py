"""The instructions of a client's frame that ask an iterator, and what a delegator asks when it goes on."""

import sys

from ..code import opnames
from ..frames import callsite, operands, stack, unpacking
from ..kinds import frame_of, is_generator_type, is_running
from . import resuming
from .asked import ASK_OTHERS
from .consuming import HASHED
from .forecast import ONCE, TO_THE_END, Asking, asked_in_vain

# 3.12 has no event CALL for a CALL_FUNCTION_EX of a function in Python (Python/bytecodes.c).
_LACKS_CALLS = sys.version_info[:2] == (3, 12)


class Askers:
    """Tells, by `in_vain`, which generators are asked in vain."""

    def __init__(self, in_vain, calls, codes):
        self._in_vain = in_vain
        self._calls = calls
        self._codes = codes

    def about_to_ask(self, frame, code, record, offset):
        """An instruction is about to ask the iterator on top of the stack."""
        opname = code.sites.askers[offset]
        if opname == "CALL_FUNCTION_EX":
            depth = code.depth(frame.f_code, offset)
            iterable = operands.starred(frame, code.slots, code.sites.calls[offset], depth)
            record.depth_at = offset, operands.noted_depth(frame, code.slots)
            record.unpacks = unpacking.note(iterable)
            record.unpacked = list(map(id, iterable)) if type(iterable) is list else None
            is_read = iterable is None or operands.is_read(iterable)
            if not is_read:
                record.callee = "*"
                self._in_vain.ask(frame, code, iterable, opnames.ASKERS[opname], TO_THE_END)
            if _LACKS_CALLS and is_read:
                self._calls.is_about_to_call(frame, code, code.sites.calls[offset], depth)
            return
        if opname in opnames.SELDOM_ASKERS:
            iterable = operands.extending(frame, code.slots, opname, code.depth(frame.f_code, offset))
            record.callee = None if iterable is None else resuming.iterator_name(iterable)
            if iterable is not None:
                record.depth_at = offset, operands.noted_depth(frame, code.slots)
                self._in_vain.ask(frame, code, iterable, opnames.SELDOM_ASKERS[opname], TO_THE_END)
            return
        if opname in opnames.UNPACKS:
            record.callee, record.asking = "*", TO_THE_END
            record.depth_at = offset, operands.noted_depth(frame, code.slots)
            iterables = operands.uppermost(frame, code.slots, code.sites.unpacks[offset])
            record.iterated = offset, None, opnames.ASKERS[opname], TO_THE_END
            self._in_vain.ask_in_turn(frame, code, iterables)
            return
        if opname in opnames.ASKS_TOP:
            iterator = operands.top(frame, code.slots, code.depth(frame.f_code, offset))
            record.callee = resuming.iterator_name(iterator)
            if opname == "UNPACK_SEQUENCE":
                record.spread = None if iterator is None else unpacking.spread(offset, iterator)
            if record.callee is not None:
                record.depth_at = offset, operands.noted_depth(frame, code.slots)
                self._in_vain.ask(frame, code, iterator, record.callee, _way(code, opname, offset))
            elif is_generator_type(type(iterator)) and (frame_of(iterator) is None or is_running(iterator)):
                source = self._codes.source(code.file)
                in_comprehension = opname == "FOR_ITER" and callsite.is_in_comprehension(frame, source)
                asker = "comprehension" if in_comprehension else opnames.ASKERS[opname]
                self._in_vain.ask(frame, code, iterator, asker, ONCE)
            elif opname != "FOR_ITER":
                record.iterated = offset, id(iterator), opnames.ASKERS[opname], _way(code, opname, offset)

    def look(self, frame, code, record):
        """A frame goes on: note the generators that it asks in vain by way of what it stands on."""
        record.in_vain = None
        if record.callee in ASK_OTHERS and callsite.delegation(frame, code) is not None:
            receiver = stack.receiver(frame, record)
            if receiver is not None:
                record.in_vain = receiver, asked_in_vain(receiver, ONCE, record.owner())

    def tell(self, frame, code, record):
        """Its resumption was told: now these are."""
        if record.in_vain is not None:
            (receiver, in_vain), record.in_vain = record.in_vain, None
            self._in_vain.asks(frame, code, receiver, None, in_vain)


def _way(code, opname, offset):
    """How an instruction asks the iterator on top of the stack."""
    if opname == "UNPACK_SEQUENCE":
        return Asking(code.sites.spreads[offset] + 1)
    return HASHED if opname == "SET_UPDATE" else ONCE if opname in opnames.ASKS_ONCE else TO_THE_END
