"""Calls that no words of the client's code make: a `for` loop's, those of C code, those of functions of others."""

from gc import get_referents

from ..code import opnames
from ..frames import callsite, memory, operands, stack, unpacking
from ..frames.awaitables import generator_behind
from ..kinds import type_name
from ..versions import HAS_INSTRUCTION_EVENTS
from ..wire.json_codec import decode
from ..wire.messages import is_exit
from . import consuming, library, resuming
from .asked import CALL_OTHERS

_OF_WITH = frozenset(["__enter__()", "__exit__()", "__aenter__()", "__aexit__()"])


class ImplicitCalls:
    """Tells who asks a generator for its next value, or closes it, for a client whose code does not say so."""

    def __init__(self, codes, is_own):
        """`is_own(frame)`: whether a frame is the program's own, or the person's."""
        self._codes = codes
        self._is_own = is_own

    def asker(self, frame, client, caller, target, thrown, is_after_throw):
        """The fields that say who asks for the next value where the client's code makes no call of its own; None where
        it does.

        `frame` was resumed, `client` is the frame whose instruction set that off. `is_after_throw`: what came of a
        `throw()` resumed it, and what was thrown is not known.
        """
        opname = caller.code.sites.opname.get(client.f_lasti)
        through = self.outermost_of_others(frame, client)
        asks = "next(%s)" % target.code.name
        if through is not None:
            name = _name_of_call(through)
            if is_exit(thrown) and callsite.calls_close(frame.f_back):
                return by_others(through, target, "close")
            is_of_with = _is_of_contextlib(through) and self._is_of_with(client, caller.code, name)
            if is_of_with and self._is_next_to(frame, through):
                return {"text": name, "asker": "with"}
            if is_after_throw:
                return by_others(through, target, "throw")
            if thrown is None:
                return {"text": asks, "method": "next", "asker": name}
            return dict(by_others(through, target, "throw", decode(thrown)["type"]), argument=thrown)
        if thrown is not None:
            return None
        if not HAS_INSTRUCTION_EVENTS and opname in opnames.ASKS_TOP:
            iterator = operands.top(client, caller.code.slots, caller.code.depth(client.f_code, client.f_lasti))
            caller.callee = resuming.iterator_name(iterator)
        if opname in opnames.DELEGATES:
            receiver = stack.receiver(client, caller)
            asker = None if receiver is None else type_name(receiver)
            if receiver is None and not stack.TELLS_RECEIVER:
                asker = self.delegatee_of_c(client, caller) or "yield from"
        elif opnames.is_call(opname):
            asker = self._callee(client, caller)
        elif opname == "FOR_ITER" and caller.callee is None and self._is_in_comprehension(client):
            asker = "comprehension"
        else:
            asker = (caller.callee if opname in opnames.ASKS_TOP else None) or opnames.ASKERS.get(opname)
            asker = asker or opnames.SELDOM_ASKERS.get(opname)
        return None if asker is None else {"text": asks, "method": "next", "asker": asker}

    def _is_of_with(self, client, code, name):
        return name in _OF_WITH and not callsite.calls_by_name(client, code, self._source(client), name)

    def asked(self, frame, record):
        """The iterator that the instruction of a client's frame asks: what lies on top of its stack, or the first
        argument of its call; or None.
        """
        if record.unwinding:
            return None
        if record.code.sites.opname.get(frame.f_lasti) in opnames.DELEGATES:
            return stack.receiver(frame, record)
        depth = _depth(frame, record)
        instruction = record.code.sites.calls.get(frame.f_lasti)
        if instruction is None:
            opname = record.code.sites.opname.get(frame.f_lasti)
            if opname in opnames.SELDOM_ASKERS:
                return operands.extending(frame, record.code.slots, opname, depth)
            if opname == "UNPACK_SEQUENCE" and record.spread is not None:
                return unpacking.spread_by(frame, record)
            asks_top = opname in opnames.ASKS_TOP
            return operands.top(frame, record.code.slots, depth) if asks_top else None
        called = operands.under_way(frame, record.code.slots, instruction, depth, record.unpacks)
        if called is None:
            return None
        function, arguments, unpacks, iterable = called
        return iterable if unpacks else consuming.iterable_of(function, arguments or [])

    def has_unpacked(self, frame, record):
        """Whether a frame has an exception at a call `f(*iterable)` that had all of its arguments."""
        instruction, depth = record.code.sites.calls.get(frame.f_lasti), _depth(frame, record)
        if instruction is None or depth is None or not memory.is_available:
            return False
        return unpacking.is_over(frame, record.code.slots, instruction, depth, record.unpacks)

    def calls_send(self, asker, frame, record, generator):
        """Whether the iterator of C's that a frame asks was given the method `send` of a generator, to call it.
        `generator`: a reference to that, or None.
        """
        if asker not in CALL_OTHERS or generator is None:
            return False
        iterator, receiver = self.asked(frame, record), generator()
        for each in () if iterator is None else get_referents(iterator):
            method, resumed = resuming.resumption(each, None) or (None, None)
            if method == "send" and resumed is receiver:
                return True
        return False

    def wrapped(self, frame, record):
        """`(method, arguments)` of what a `functools.partial` or the like calls that a frame stands in a call of, where
        that resumes a generator; else None.
        """
        called = self._called(frame, record)
        inner = None if called is None or called[1] is None else resuming.unwrapped(*called[:2])
        resumed = None if inner is None else resuming.resumption(inner[0], inner[1][0] if inner[1] else None)
        return None if resumed is None else (resumed[0], inner[1])

    def ending(self, frame, record):
        """`close` or `throw`, and the generator, where a frame stands in a call of that; `(None, None)` elsewhere."""
        called = self._called(frame, record)
        function, arguments = (None, None) if called is None else called[:2]
        method, resumed = resuming.resumption(function, arguments[0] if arguments else None) or (None, None)
        return (method, generator_behind(resumed)) if method in ("close", "throw") else (None, None)

    def delegatee_of_c(self, frame, record):
        """Up to 3.7: the name of the iterator of C's that the words of a `yield from` name, or None."""
        site = callsite.delegation(frame, record.code)
        operand = None if site is None else record.code.sites.table[site].get("operand")
        return None if operand is None else callsite.iterator_of_c(operand, frame, record.code.slots)

    def _source(self, frame):
        return self._codes.source(frame.f_code.co_filename)

    def _is_in_comprehension(self, frame):
        return callsite.is_in_comprehension(frame, self._source(frame))

    def _callee(self, frame, record):
        """The name of the C function that a frame stands in a call of."""
        if self._depth_of_call(frame, record) is None:
            return record.callee if HAS_INSTRUCTION_EVENTS else None
        called = self._called(frame, record)
        if called is None:
            return None
        function, arguments, unpacks, _ = called
        if unpacks:
            return "*"
        if arguments is None and resuming.may_resume(function):
            return None
        arguments = arguments or []
        if resuming.resumption(function, arguments[0] if arguments else None) is not None:
            return None  # The words of the client say so themselves.
        iterable = consuming.iterable_of(function, arguments)
        return resuming.iterator_name(iterable) or resuming.callable_name(function)

    @staticmethod
    def _depth_of_call(frame, record):
        """How many places of the stack of a frame are in use within its call; None where that is not known."""
        if record.unwinding:
            return None
        instruction = record.code.sites.calls.get(frame.f_lasti)
        is_starred = instruction is not None and instruction[0] == "CALL_FUNCTION_EX"
        return _depth(frame, record) if is_starred else record.code.depth(frame.f_code, frame.f_lasti)

    def _called(self, frame, record):
        """What a frame stands in a call of, as `operands.under_way` has it; None where that cannot be read."""
        instruction, depth = record.code.sites.calls.get(frame.f_lasti), self._depth_of_call(frame, record)
        if instruction is None or depth is None:
            return None
        return operands.under_way(frame, record.code.slots, instruction, depth, record.unpacks)

    def outermost_of_others(self, frame, client):
        """The frame of code of others that the client called, between it and `frame`; or None."""
        found, back = None, frame.f_back
        while back is not None and back is not client:
            # An exception may come by delegators that stand still.
            if not self._is_own(back):
                found = back
            elif found is not None:
                return None
            back = back.f_back
        return found if back is client else None

    def _is_next_to(self, frame, other):
        """Whether nothing but delegators of the program's stands between a frame and `other`, of others, below it."""
        back = frame.f_back
        while back is not other and self._is_own(back):
            back = back.f_back
        return back is other


def _depth(frame, record):
    """How many places of the stack of a frame are in use within its instruction; None where that is not known."""
    depth = record.code.depth(frame.f_code, frame.f_lasti)
    return record.depth_at[1] if depth is None and record.depth_at[0] == frame.f_lasti else depth


def by_others(frame, target, method, what=""):
    """The fields of a `close()` or `throw()` that code of others makes. `frame`: that of its function which the client
    called.
    """
    text = "%s.%s(%s)" % (target.code.name, method, what)
    return {"text": text, "method": method, "asker": _name_of_call(frame)}


def _name_of_call(frame):
    """The call that a frame of others is there for, in words: `mean()`, `Counter()`."""
    return "%s()" % (library.class_made_by(frame.f_code) or frame.f_code.co_name)


def _is_of_contextlib(frame):
    """Whether a frame is of the standard library's `contextlib`, whose `__exit__` ends in a way that is known."""
    name = dict.get(frame.f_globals, "__name__")
    return type(name) is str and name == "contextlib"
