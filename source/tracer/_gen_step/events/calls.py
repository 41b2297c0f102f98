"""What a client's frame does with a generator, told at the instruction that does it: a call before anything of it runs,
and its end; a generator object that it makes.
"""

import gc
import sys
from types import FunctionType, MethodType

from ..code.codes import AWAITABLE, SUSPENDS
from ..foreign import code_of_function, function_of_method
from ..frames import callsite, operands
from ..frames.awaitables import generator_behind, is_aclose
from ..frames.frames import closes_unrun
from ..kinds import code_of, frame_of, is_generator_type
from ..wire import messages
from . import consuming, library, resuming
from .forecast import ONCE
from .implicit_calls import by_others

# How the call of a client under way was told: at its own instruction, or by the frame that it resumed.
TOLD, FOUND = "told", "found"

# Where the stack of a function that makes one is not read behind the call, it is found among the youngest objects.
_HAS_YOUNG_OBJECTS = sys.version_info >= (3, 12)


class Calls:
    """Tells `call`, `callEnd` and `create` for the instructions of the program's own frames."""

    def __init__(self, telling):
        self._telling = telling
        self._channel = telling.channel
        self._codes = telling.codes
        self._frames = telling.frames
        self._describing = telling.describing
        # `(record of the frame, record of the code, offset)`: the frame has called a function that makes a generator
        # there.
        self.making = None

    def before(self, frame, own, offset, function, arguments, seen=()):
        """The frame is about to call `function`; `arguments()` gives what it passes, in a list, or None where that
        cannot be read: then no more than `seen` is known of it.
        """
        if self._is_told(frame, offset):
            return
        kind = type(function)
        of_library = self._of_library(function)
        if kind is FunctionType or kind is MethodType:
            self._will_make(frame, own, function)
            if of_library is None:
                return
        read = arguments()
        passed = list(seen) if read is None else read
        first = passed[0] if passed else None
        resumed = resuming.resumption(function, first)
        inner = None if resumed is not None or read is None else resuming.unwrapped(function, read)
        if inner is not None and resuming.resumption(inner[0], inner[1][0] if inner[1] else None) is not None:
            function, read = inner
            passed = read
            resumed = resuming.resumption(function, passed[0] if passed else None)
        record = self._frames.meet(frame, own)
        names = own.sites.keywords.get(offset, ())
        if resumed is not None:
            # How many values such a call has unpacked is not known: what it resumes is found when it does.
            is_unread = read is None and own.sites.opname.get(offset) == "CALL_FUNCTION_EX"
            if not is_unread and (read is None or resuming.takes(function, resumed, read, names)):
                self._tell(frame, record, resumed, passed)
            return
        name = resuming.callable_name(function)
        iterable = consuming.iterable_of(function, passed)
        if passed:
            record.callee = resuming.iterator_name(iterable) or name
            record.depth_at = offset, operands.noted_depth(frame, own.slots)
        record.asking, record.turned = ONCE, None
        in_vain = self._telling.in_vain
        asked = resuming.asked_by_next(function, first)
        if asked is not None:
            in_vain.ask(frame, own, asked, name, ONCE)
        elif of_library is not None:
            code, found = of_library
            asked = library.iterable_of(function, found, passed, names)
            if asked is not None:
                in_vain.ask(frame, own, asked, name or "%s()" % code.co_name, ONCE)
        elif iterable is not None and consuming.asks(function, passed, names):
            iterables = consuming.in_turn(function, passed, names)
            if iterables is None:
                in_vain.ask(frame, own, iterable, name, consuming.asking(function, passed))
            else:
                record.turned = offset, name, consuming.asking(function, passed)
                in_vain.ask_in_turn(frame, own, iterables)

    def unpacks(self, frame, own, function):
        """The same where it has yet to unpack the arguments: what resumes a generator is found when it does."""
        is_told = self._is_told(frame, frame.f_lasti)
        if not is_told and (type(function) is FunctionType or type(function) is MethodType):
            self._will_make(frame, own, function)

    def _is_told(self, frame, offset):
        """Whether a call at that instruction was told already: CPython refuses what it unpacks, which comes before the
        call itself. Any other that is under way is over.
        """
        record = self._frames.find(frame)
        if record is None or record.calling is None:
            return False
        if record.calling_at == offset and record.calling is TOLD:
            return True
        self.over(record)
        return False

    def closed_by_others(self, frame, function, first):
        """`frame`, of code of others, is about to call `function`, with `first` as its first argument. Where that
        closes a generator of which CPython runs nothing, the call is told. Gives the record of the client in whose call
        that happens, or None.
        """
        resumed = resuming.resumption(function, first)
        if resumed is None or resumed[0] != "close":
            return None  # Most calls by far.
        generator = generator_behind(resumed[1])
        if generator is None or not closes_unrun(generator):
            return None
        clients = self._telling.clients
        client = clients.innermost_frame(frame)
        if client is None or client.f_code is clients.person_code:
            return None
        record = self._frames.meet(client, self._codes.find(client.f_code))
        target = self._frames.of_generator(generator, record.id)
        if target is None or record.calling is TOLD:
            return None
        called = clients.implicit.outermost_of_others(frame, client) or frame
        self.put(client, record, target, by_others(called, target, "close"))
        return record

    def is_about_to_call(self, frame, own, instruction, depth):
        """The same of a function in Python, where nothing tells of the call but its instruction."""
        called = operands.of_call(frame, own.slots, instruction, depth)
        kind = None if called is None else type(called[0])
        if kind is FunctionType or kind is MethodType:
            self._will_make(frame, own, called[0])

    def is_of_interest(self, function, first):
        """Whether a call of `function` with that first argument may have to do with a generator."""
        kind = type(function)
        called = function_of_method(function) if kind is MethodType else function
        if type(called) is FunctionType and code_of_function(called).co_flags & SUSPENDS:
            return True
        is_of_c = kind is not FunctionType and kind is not MethodType
        if is_of_c and (resuming.may_resume(function) or consuming.consumer(function) is not None):
            return True
        return self._of_library(function) is not None

    def _of_library(self, function):
        """See `library.known`; None for what the program has put in the place of one."""
        found = library.known(function)
        return found if found is not None and self._codes.find(found[0]) is None else None

    def leave_found(self, frame):
        """Something else happens below a frame: a call of its that was found is over if the frame stands at another
        instruction now.
        """
        record = None if frame is None else self._frames.find(frame)
        if record is not None and record.calling is FOUND and frame.f_lasti != record.calling_at:
            self.over(record)

    def took_end(self, frame):
        """An instruction takes the end of the iterator that it asked. A call of its that was found is over by that."""
        record = self._frames.find(frame)
        if record is not None and record.calling is FOUND and frame.f_lasti == record.calling_at:
            self.over(record)

    def over(self, record, value=None, exception=None):
        """The call of a frame under way has come to its end. `value` and `exception` are described."""
        fields = {"frame": record.id}
        # What a C function that was found to resume a generator gives, or raises, is not what the resumption gave.
        if record.calling is TOLD:
            if value is not None:
                fields["value"] = value
            if exception is not None:
                fields["exception"] = exception
        elif messages.is_exit(exception):
            fields["exception"] = exception  # No `aclose()`, which would have taken it.
        called, record.called_target = record.called_target, None
        if called is not None:
            self._frames.note_end(called)
        record.calling = None
        self._channel.put("callEnd", messages.message("callEnd", fields))

    def made(self, generator=None, raising=None):
        """Tell of the generator that a call has made. `generator`: what the call gave, where that can be seen;
        `raising`: the frame that has an exception now, which may be that of this call.
        """
        (record, code, offset), self.making = self.making, None
        is_failed = raising is not None and self._frames.find(raising) is record and raising.f_lasti == offset
        if generator is None and _HAS_YOUNG_OBJECTS:
            generator = self._newest(code)
        if generator is not None and is_generator_type(type(generator)):
            self._frames.of_generator(generator, record.id, is_new=True)
        elif _HAS_YOUNG_OBJECTS and not is_failed:
            self._frames.tell_brief(code, record.id)

    @property
    def makes(self):
        """Whether a generator was made, or is about to be, that was not told yet."""
        return self.making is not None

    def _will_make(self, frame, own, function):
        if type(function) is MethodType:
            function = function_of_method(function)
            if type(function) is not FunctionType:
                return
        code = code_of_function(function)
        if not code.co_flags & SUSPENDS:
            return
        made = self._codes.find(code)
        if made is not None:
            if code.co_flags & AWAITABLE:
                self._telling.watch.catch_up()  # The line may have made a task of another one.
            self.making = self._frames.meet(frame, own), made, frame.f_lasti

    def _newest(self, code):
        """The generator of that code which was made last, if it has not run."""
        # A collection that came in between made it older.
        for generation in (0, 1, 2):
            for value in reversed(gc.get_objects(generation=generation)):
                if is_generator_type(type(value)) and self._codes.own.get(id(code_of(value))) is code:
                    if self._frames.is_unmet(value):
                        return value
        return None

    def _tell(self, frame, record, resumed, passed):
        method, receiver = resumed
        target = self._frames.of_generator(generator_behind(receiver), record.id)
        if target is None:
            return
        told = callsite.describe(frame, record.code, self._codes.source(frame.f_code.co_filename), method)
        told["method"] = method
        if method == "close" and frame_of(generator_behind(receiver)) is None:
            told["finished"] = True
        target.by_aclose = method == "throw" and is_aclose(receiver)
        if method == "throw" and passed:
            # A function that is no bound method gets the generator, too.
            given = passed[1:] if passed[0] is receiver and len(passed) > 1 else passed
            told["argument"] = self._describing.value(resuming.thrown(given), record.id)
        elif method == "send" and passed:
            told["argument"] = self._describing.value(passed[-1], record.id)
        elif method == "next" and len(passed) > 1:
            told["default"] = self._describing.value(passed[1], record.id)
        self.put(frame, record, target, told)

    def put(self, frame, record, target, told):
        """Tell of a call, with the fields `told`, that the frame of `record` is about to make of `target`."""
        new = self._telling.new_alone(frame, record)
        head = messages.message("call", dict(told, caller=record.id, frame=target.id, told=True))[:-2]
        record.calling, record.calling_at, record.called_target = TOLD, None, target
        record.called_method = told.get("method")
        self._channel.put("call", "%s%s}\n" % (head, new))
