"""The suspension points of a code object: which `yield`, `yield from` or `await` an instruction belongs to, and what
becomes of its value.

The instructions say what CPython does; the syntax tree says how the source words it. Where the two cannot be brought
together for certain, the wording is left out: unknown is better than wrong.
"""

import dis
import sys

from ..versions import HAS_DEPTHS, HAS_INSTRUCTION_EVENTS
from . import depths, handlers, settled, stores, yields
from .instructions import those_that_act
from .opnames import ASKERS, DELEGATES, SELDOM_ASKERS, UNPACKS, is_call

# Under `sys.monitoring` each turn of a loop tells its line.
_TELLS_EACH_LINE = sys.version_info >= (3, 12)
_HAS_BLOCKS = sys.version_info < (3, 7)
# Where sys.settrace tells of EXTENDED_ARG, it does not tell of the instruction behind it, which runs at once.
_PREFIX_STANDS_FOR_NEXT = sys.version_info < (3, 12)

# Instructions between a yield and the one that takes the value sent.
_BETWEEN = frozenset(["RESUME", "CACHE", "NOP", "EXTENDED_ARG", "NOT_TAKEN", "POP_BLOCK", "SETUP_ASYNC_WITH"])


class Sites:
    """`table` describes the sites in the order of the code. The other fields find a site by an instruction's offset."""

    def __init__(self, code, source, suspends):
        self.table = []
        # A suspended (or delegating) frame's f_lasti -> site.
        self.suspended = {}
        # Offset about to run -> list of (site, 'delegate' | 'take' | 'use' | 'pop' | 'done').
        self.watched = {}
        # Of these, the offsets where nothing new is to be seen: at most the value sent was taken off the stack since.
        # What a finalizer of that value did is told by the next event.
        self.still = set()
        # Offset -> list of `(site, 'done')` of the values that were stored before the line that begins there: a line
        # of the statement that they were stored in, as that of a `case` behind `match (name := yield):` is.
        self.stored = {}
        # 3.6: the offsets at which a value that came by a site waits to be stored.
        self.storing = set()
        # Offset about to run there -> see handlers.
        self.catches = {}
        # Offset -> how many values there are on the stack before that instruction, at least and at most (3.11+).
        self.counts = {}
        # The offsets where no variable can be new, and the lines behind which none can; see settled.
        self.settled = self.storeless = frozenset()
        self._stores = []
        every = list(dis.get_instructions(code))
        instructions, index_of = those_that_act(every)
        # Where an event comes before another offset than its instruction's.
        self._events = _events(every) if _PREFIX_STANDS_FOR_NEXT else {}
        bare = handlers.bare(source, instructions, _lines(instructions, code.co_firstlineno))
        self.catches = {self._event(offset): what for offset, what in handlers.of(instructions, index_of, bare).items()}
        # The calls that it makes, and the instructions that ask an iterator themselves, by the offset of their event.
        self.calls = {self._event(i.offset): (i.opname, i.arg or 0) for i in instructions if is_call(i.opname)}
        # The names of the keyword arguments of such a call, where it has any.
        self.keywords = {self._event(offset): names for offset, names in _keywords(code, instructions)}
        asking = (i for i in instructions if _asker(i) in ASKERS or _asker(i) in SELDOM_ASKERS)
        self.askers = {self._event(i.offset): _asker(i) for i in asking}
        # How many iterables an instruction asks in turn.
        self.unpacks = {self._event(i.offset): i.arg for i in instructions if i.opname in UNPACKS}
        # To how many targets an instruction gives what it takes apart: above 255 by a prefix.
        self.spreads = {self._event(i.offset): i.arg for i in instructions if i.opname == "UNPACK_SEQUENCE"}
        # `raise` alone, which up to 3.11 has no event of its own.
        self.bare_raises = {self._event(i.offset) for i in instructions if i.opname == "RAISE_VARARGS" and not i.arg}
        # Where an `except` or `finally` begins (3.6).
        self.handler_starts = {i.argval for i in instructions if i.opname in handlers.SETUPS} if _HAS_BLOCKS else ()
        # 3.11: an `except*` raises what is left over, in a group with what its handlers raised.
        self.takes_groups = any(i.opname == "PREP_RERAISE_STAR" for i in instructions)
        self.opname = {instruction.offset: _asker(instruction) for instruction in instructions}
        # Up to 3.10 a frame that runs stands at the prefix, on 3.11 behind it.
        self.opname.update({event: self.opname[offset] for offset, event in self._events.items()})
        self.calls.update({i.offset: (i.opname, i.arg or 0) for i in instructions if is_call(i.opname)})
        if _TELLS_EACH_LINE:
            lines = list(_lines(instructions, code.co_firstlineno))
            self.settled = settled.offsets(instructions, lines)
            self.storeless = settled.storeless(instructions, lines)
        if suspends:
            self.counts = depths.of(code) if HAS_DEPTHS else {}
            self._build(code, source, instructions, index_of)

    def _build(self, code, source, instructions, index_of):
        nodes = yields.Matcher(code, source)
        for index, line in enumerate(_lines(instructions, code.co_firstlineno)):
            instruction = instructions[index]
            if instruction.opname in DELEGATES:
                self._add_delegation(instructions, index, index_of, nodes.delegation(instruction, line), line)
            elif instruction.opname == "YIELD_VALUE" and not _belongs_to_send(instructions, index):
                self._add_yield(instructions, index, index_of, nodes.plain(instruction, line), line)

    def _add_yield(self, instructions, index, index_of, node, line):
        take = _skip(instructions, index + 1)
        site = self._new(node, "yield", line, instructions, take)
        self._suspend(site, instructions, index, take)
        self._watch_value(site, instructions, take, index_of)
        if take < len(instructions):
            self._be_still(instructions[take].offset)
            if instructions[take].opname == "POP_TOP":
                for offset in _successors(instructions, take, index_of):
                    self._be_still(offset)

    def _add_delegation(self, instructions, index, index_of, node, line):
        instruction = instructions[index]
        if instruction.opname == "YIELD_FROM":
            take = _skip(instructions, index + 1)
            first = index - 1  # Suspended, f_lasti points before YIELD_FROM, which will run again.
        else:
            take = _skip(instructions, index_of[instruction.argval])
            first = index
        kind = "yield from" if node is None and _is_yield_from(instructions, index) else "await"
        implicit = _implicit(instructions, index)
        if implicit is not None:
            # `async for` and `async with` await what stands nowhere in the source.
            node = {"kind": "await", "line": line, "implicit": implicit}
        site = self._new(node, kind, line, instructions, _behind_end_send(instructions, take))
        self._suspend(site, instructions, first, max(take, index + 1))
        self._watch(instructions[index - 1].offset, site, "delegate")
        self._watch_value(site, instructions, take, index_of)

    def _suspend(self, site, instructions, first, behind):
        """f_lasti may also point at the caches between two instructions, hence every offset there."""
        end = instructions[behind].offset if behind < len(instructions) else instructions[-1].offset + 2
        for offset in range(instructions[first].offset, end, 2):
            self.suspended.setdefault(offset, site)

    def _new(self, node, kind, line, instructions, take):
        description = node if node is not None else {"kind": kind, "line": line}
        if "use" not in description:
            description.update(_use(instructions[take]) if take < len(instructions) else {"use": "use"})
        self._stores.append(description.pop("stores", 1))
        self.table.append(description)
        return len(self.table) - 1

    def _watch_value(self, site, instructions, take, index_of):
        if take >= len(instructions):
            return
        self._watch(instructions[take].offset, site, "take")
        taken = _behind_end_send(instructions, take)
        if self.table[site]["use"] == "assign":
            done, is_late = stores.behind(instructions, taken, self._stores[site], index_of)
            if is_late:
                self._watch(instructions[taken].offset, site, "use")
            offsets = [] if done is None else [instructions[done].offset]
            if done is not None and not HAS_INSTRUCTION_EVENTS:
                self.storing.update(i.offset for i in instructions[taken:done])
            if done is not None and _begins_line_of(self.table[site].get("statement"), instructions[done]):
                self.stored.setdefault(self._event(offsets[0]), []).append((site, "done"))
        elif self.table[site]["use"] == "use" and taken != take:
            # END_SEND has taken the delegatee away; what stands behind it is the expression around.
            offsets = [instructions[taken].offset] if taken < len(instructions) else []
        else:
            if taken != take and taken < len(instructions) and instructions[taken].opname == "POP_TOP":
                self._watch(instructions[taken].offset, site, "pop")
            offsets = _successors(instructions, taken, index_of)
        for offset in offsets:
            self._watch(offset, site, "done")

    def _be_still(self, offset):
        if len(self.watched.get(offset, ())) == 1:
            self.still.add(offset)

    def _watch(self, offset, site, at):
        self.watched.setdefault(self._event(offset), []).append((site, at))

    def _event(self, offset):
        return self._events.get(offset, offset)


def _asker(instruction):
    """The name of an instruction; that of 3.9 for `in`, which was a comparison before, and for `+=`."""
    is_in = instruction.opname == "COMPARE_OP" and instruction.argval in ("in", "not in")
    is_added = instruction.opname == "BINARY_OP" and instruction.argrepr == "+="
    return "CONTAINS_OP" if is_in else "INPLACE_ADD" if is_added else instruction.opname


def _keywords(code, instructions):
    """`(offset, names)` of each call with keyword arguments: a constant names these right before it."""
    names = None
    for instruction in instructions:
        if is_call(instruction.opname):
            if instruction.opname in ("CALL_FUNCTION_KW", "CALL_KW") or names is not None and names[0] == "KW_NAMES":
                yield instruction.offset, () if names is None else names[1]
            names = None
        elif instruction.opname == "KW_NAMES":  # 3.11 itself does not say which.
            names = instruction.opname, code.co_consts[instruction.arg]
        elif instruction.opname == "LOAD_CONST" and type(instruction.argval) is tuple:
            names = instruction.opname, instruction.argval
        elif instruction.opname != "PRECALL":
            names = None


def _events(instructions):
    """`{offset: offset of the first EXTENDED_ARG before it}`."""
    found, first = {}, None
    for instruction in instructions:
        if instruction.opname == "EXTENDED_ARG":
            first = instruction.offset if first is None else first
        elif first is not None:
            found[instruction.offset], first = first, None
    return found


def _begins_line_of(statement, instruction):
    """Whether a line of a statement's, given by its span, begins with an instruction."""
    line = _line_begun(instruction)
    return statement is not None and line is not None and statement[0] <= line <= statement[2]


def _line_begun(instruction):
    """The line that an instruction begins; None where it begins none, or one without a number."""
    starts = instruction.starts_line
    if starts is True:  # 3.13+: a flag, with the line in a field of its own.
        starts = instruction.line_number
    return starts if type(starts) is int else None


def _lines(instructions, line):
    """The line of each instruction, that of the one before where it has none; `line` is that of the first."""
    for instruction in instructions:
        line = _line_begun(instruction) or line
        yield line


def _skip(instructions, index):
    while index < len(instructions) and instructions[index].opname in _BETWEEN:
        index += 1
    return index


def _behind_end_send(instructions, index):
    if index < len(instructions) and instructions[index].opname == "END_SEND":
        return _skip(instructions, index + 1)
    return index


def _belongs_to_send(instructions, index):
    """3.11+: a delegation is a loop of SEND and YIELD_VALUE."""
    return instructions[index - 1].opname == "SEND"


def _is_yield_from(instructions, index):
    return any(i.opname == "GET_YIELD_FROM_ITER" for i in instructions[max(0, index - 2) : index])


def _implicit(instructions, index):
    """`__anext__`, `__aenter__` or `__aexit__` where that, and no expression, is awaited; else None."""
    # GET_AWAITABLE (or GET_ANEXT) and LOAD_CONST None stand before it.
    before = instructions[max(0, index - 3) : index]
    names = [instruction.opname for instruction in before]
    if "GET_AITER" in names:
        return "__aiter__"  # 3.6 awaits what `__aiter__` gives, or a stand-in for that.
    if "GET_ANEXT" in names:
        return "__anext__"
    for get in before:
        if get.opname == "GET_AWAITABLE" and HAS_DEPTHS and get.arg:
            return "__aenter__" if get.arg == 1 else "__aexit__"
    if "BEFORE_ASYNC_WITH" in names:
        return "__aenter__"
    if "WITH_CLEANUP_START" in names or "WITH_EXCEPT_START" in names:
        return "__aexit__"
    # 3.9 and 3.10 call `__aexit__(None, None, None)` where the block ends without an exception.
    return "__aexit__" if _is_plain_exit(instructions, index) else None


def _is_plain_exit(instructions, index):
    names = [instruction.opname for instruction in instructions[max(0, index - 6) : index]]
    return names == ["LOAD_CONST", "DUP_TOP", "DUP_TOP", "CALL_FUNCTION", "GET_AWAITABLE", "LOAD_CONST"]


def _use(instruction):
    name = instruction.opname
    if name == "POP_TOP":
        return {"use": "discard"}
    if name in ("STORE_FAST", "STORE_NAME", "STORE_GLOBAL", "STORE_DEREF"):
        return {"use": "assign", "target": instruction.argval}
    if name in ("STORE_FAST_LOAD_FAST", "STORE_FAST_STORE_FAST"):
        return {"use": "assign", "target": instruction.argval[0]}
    return {"use": "use"}


def _successors(instructions, index, index_of):
    """The offsets that may run next behind the instruction at `index`."""
    offsets = []
    if index >= len(instructions):
        return offsets
    instruction = instructions[index]
    if instruction.opname not in ("JUMP_FORWARD", "JUMP_ABSOLUTE", "RETURN_VALUE", "RAISE_VARARGS"):
        following = index + 1
        if following < len(instructions):
            offsets.append(instructions[following].offset)
    if "JUMP" in instruction.opname and instruction.argval in index_of:
        offsets.append(instructions[index_of[instruction.argval]].offset)
    return offsets
