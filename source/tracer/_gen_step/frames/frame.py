"""What the tracer keeps of one frame."""

from ..foreign import is_instance
from ..kinds import is_executing
from ..wire import messages
from ..wire.messages import Json
from .variables import Told

_MOST_RAISED = 8
_UNKNOWN = Json(messages.value("BaseException", "an exception that was not seen"))


class Frame:
    """A frame as the tracer keeps it; it holds no reference to the frame, and only a weak one to its generator."""

    __slots__ = (
        "id code generator sought raising raised_last disturbed unwinding opname site line running called"
        " finished delegator created told sent described layout referred standing way calling calling_at"
        " called_target called_method callee dropped dropped_at receiver asking given turned iterated in_vain by_aclose"
        " leaves_with depth_at stands_at takes_at handled returning raised_at address unasked hooked calling_back"
        " unpacks unpacked spread __weakref__"
    ).split()

    def __init__(self, id_, code):
        self.id = id_
        self.code = code
        self.generator = None
        # A weak reference to what CPython calls back as nobody refers to that any more: gone as soon as it was called.
        self.calling_back = None
        # Where that lies in memory.
        self.address = None
        # Its `create` was told.
        self.created = not code.suspends
        # A hook got it when nobody referred to it any more.
        self.hooked = False
        # Looking for it in all of memory is slow: done once.
        self.sought = False
        # The exceptions raised in the frame and not caught in it yet, the last one last: `(its id(), its Value, whether
        # it is the end of an async generator)`.
        self.raising = []
        # The last exception of all, described, whether it was caught or not.
        self.raised_last = None
        # An exception was raised in the frame at some time.
        self.disturbed = False
        # No instruction has run since the last of them was raised: CPython may take its stack apart.
        self.unwinding = False
        # The instruction that raised what came last (3.6).
        self.raised_at = None
        # The instruction that ran last (settrace, 3.7+ only).
        self.opname = None
        # A RETURN_VALUE ran, and no exception was raised since (3.7+ only).
        self.returning = False
        # The suspension point that it left by last.
        self.site = None
        # The line that ran last.
        self.line = 0
        # It was resumed and has not come to its yield, or its end, yet.
        self.running = False
        # The call that brought it there was told.
        self.called = False
        self.finished = False
        # A weak reference to the record of the frame whose `yield from` or `await` was last seen to stand on this one.
        self.delegator = None
        # What the app knows of its locals; see variables.
        self.told = Told()
        # What was told of it, for the next time; see messages.Recall.
        self.sent = {}
        # Its generator's name, and the `Value` with that name; see describing.
        self.described = (None, None)
        # Where its variables begin among what the generator refers to; see stack.
        self.layout = 0
        # How many places of its stack were in use when that was read last. Where memory cannot be read: how much its
        # generator referred to then, and how much of that came behind the stack; or None, where one value more could be
        # anything (before 3.12, and where exceptions were handled).
        self.referred = None
        # Suspended, if it all stays as it is: `referred`, and its stack as the wire words it, up to what will be
        # pushed.
        self.standing = None
        # The way it was resumed by last; see clients.
        self.way = None
        # A call of its own that resumes a generator is under way; how it was told, see calls.
        self.calling = None
        # Where that was found: the offset of the frame's instruction.
        self.calling_at = None
        # The record of the frame that this is to resume.
        self.called_target = None
        # The method of the last call that was told at its instruction.
        self.called_method = None
        # A client throws into what `aclose()` gave for it.
        self.by_aclose = False
        # The C function that it called last, by its name.
        self.callee = None
        # How it asked an iterator last; see asked.
        self.asking = None
        # How many values each iterator that was asked by that has given since, by its `id`; None: not counted.
        self.given = None
        # Where it asks several arguments of a call in turn: `(offset, the callable's name, how)`.
        self.turned = None
        # What it asks for an iterator first: `(the offset of its instruction, the iterable's id, in what words it asks
        # then, and how)`; no `id` where there are several iterables.
        self.iterated = None
        # What it stands on and goes on with, and the generators that this asks in vain, until they are told.
        self.in_vain = None
        # The offset of the instruction that asked an iterator last, and how many places of its stack were in use then
        # (up to 3.10, where its code does not tell).
        self.depth_at = (None, None)
        # What a call `f(*iterable)` of its unpacks; see unpacking.
        self.unpacks = None
        # The addresses of the values, where that is a list.
        self.unpacked = None
        # What an UNPACK_SEQUENCE of its takes apart; see unpacking.
        self.spread = None
        # A `with` of it is left with an exception (up to 3.8).
        self.leaves_with = False
        # The `yield from` or `await` that was told last, where no instruction tells it (3.6).
        self.stands_at = None
        # Where it stands on what has just ended, until it is seen to go on (3.6).
        self.takes_at = None
        # What it handled last, described, by the offset where the handler begins (3.6).
        self.handled = {}
        # The place on its stack of what its `yield from` or `await` stands on (up to 3.10).
        self.receiver = None
        # CPython called it because an object goes; None: it is no function that it would call for that.
        self.unasked = None
        # Nobody refers to its generator any more, and CPython closes it.
        self.dropped = False
        # The instruction, of anybody's, at which that happened; see exits.
        self.dropped_at = None

    def owner(self):
        """The generator that owns the frame, or None."""
        return self.generator() if self.generator is not None else None

    def is_going(self):
        """Whether nobody refers to its generator any more, and CPython has not called back for that yet."""
        callback = self.calling_back
        return callback is not None and self.generator() is None and callback() is not None

    def waits_with_hook(self):
        """Whether a hook got its generator, which never ran."""
        return self.hooked and not self.line

    def is_in_memory(self):
        """Whether the generator of one that is going is still there for sure. The collector leaves the callback with a
        weak reference: there, one that had no room for its call cannot be told from one that waits for it.
        """
        return self.generator.__callback__ is None

    def raises(self, exception, described):
        """Note an exception that is raised, or raised again, in the frame."""
        self.disturbed = True
        raised = (id(exception), described, is_instance(exception, StopAsyncIteration))
        if raised not in self.raising[-1:]:
            del self.raising[:-_MOST_RAISED]
            self.raising.append(raised)
        self.raised_last = described

    def last_raised(self):
        return self.raising[-1][1] if self.raising else self.raised_last or _UNKNOWN

    def raises_end(self):
        """Whether the last of them is what an `async for` ends with."""
        return bool(self.raising) and self.raising[-1][2]

    def passed_by(self):
        """The record of the delegator that hands a `throw()` or `close()` on to this frame and does not run itself."""
        delegator = self.delegator() if self.delegator is not None else None
        if delegator is None or delegator.running:
            return None
        if delegator.finished or delegator.generator is None:
            return None
        owner = delegator.owner()
        # Weak references die before a dropped generator is closed.
        return delegator if owner is None or is_executing(owner) else None
