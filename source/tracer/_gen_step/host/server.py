"""Answering the app's requests, one after the other."""

import os
import sys
from _thread import _count as _count_threads
from _thread import get_ident

from .. import PROTOCOL, isolation
from ..events.observer import Observer
from ..events.threads import current_name
from ..loops.clock import Clock
from ..loops.patching import Patching
from ..loops.schedule import Schedule
from ..type_numbers import set_apart
from . import script
from .choices import Choices
from .driver import Driver
from .ending import Ending, status_of
from .output import Output, flush_streams
from .pipes import put_in_place
from .program import Program, Refusal
from .questions import Questions

_VERSION = sys.version_info

if _VERSION >= (3, 12):
    from ..events.monitoring import Monitoring as Backend
else:
    from ..events.settrace import Settrace as Backend


class _MainObserver(Observer):
    """Sees the exception that ends the main module."""

    ending = None
    _status = None

    def raised(self, frame, code, exception, traceback=None):
        if self._is_main(frame):
            self._status = status_of(exception)
        super().raised(frame, code, exception, traceback)

    def unwound(self, frame, code, exception, again=False):
        """`exception`: already described, and the last that was raised in the frame."""
        if self._is_main(frame):
            self.ending.note(self._status, exception)
        super().unwound(frame, code, exception, again)

    def _is_main(self, frame):
        if self.ending is None or frame.f_code.co_name != "<module>":
            return False
        # A module that is run by `-m` has `runpy` below it, and that has nothing.
        below = frame.f_back
        return below is None or (_module_of(below) == "runpy" and _module_of(frame) == "__main__")


def _module_of(frame):
    """The name of a frame's module. Its globals may be of a class of the program's, whose own methods are not asked."""
    name = dict.get(frame.f_globals, "__name__")
    return name if type(name) is str else None


class Server:
    """One run of one file: an app that wants another starts another Python."""

    def __init__(self, channel, embedded, script=False):
        """`script`: CPython itself runs the program, as soon as `serve` comes back for that."""
        self._channel = channel
        self._embedded = embedded
        self._script = script
        self._program = None
        self._observer = None
        self._backend = None
        self._driver = None
        self._output = None
        self._refusal = None
        self._thread = get_ident()

    def serve(self):
        """Answer requests until the program is over, or is to be run by CPython; gives its exit status, or None."""
        self._channel.tell(
            "hello",
            protocol=PROTOCOL,
            implementation={"cpython": "CPython", "pypy": "PyPy"}.get(sys.implementation.name, sys.implementation.name),
            version=sys.version.split()[0],
            embedded=self._embedded,
            capabilities=_capabilities(),
        )
        while True:
            request = self._channel.next_request()
            op = request.pop("op")
            if op != "open" and self._program is None and self._refusal is None:
                continue  # What was to be done with a file that could not be opened.
            if op == "run" and self._script:
                return self._give_way()
            try:
                status = getattr(self, "_on_" + op)(**request)
            except Refusal as refusal:
                self._flush()
                self._channel.tell("problem", problem=refusal.problem)
                if self._driver is not None:
                    self._channel.tell("ready")
                continue
            if status is not None:
                return status

    def _on_open(
        self,
        file,
        path,
        arguments,
        capture,
        source=None,
        pipes=False,
        own=(),
        mute=False,
        code=False,
        module=None,
        clock=None,
        schedule=None,
    ):
        if source is not None and not code:
            _write_file(path, source)
        try:
            self._program = Program(file, path, arguments, _decode(source) if code else None, module)
        except Refusal as refusal:
            if capture or not self._script:
                raise
            # With its own streams, CPython is to say by itself what is wrong with its script.
            self._refusal = refusal
            self._channel.tell("targets", targets=[])
            return
        if mute:
            self._channel.mute()
        self._observer = _MainObserver(self._channel, self._program.folder, own)
        self._backend = Backend(self._observer)
        self._change_loops(clock, schedule)
        self._observer.codes.add_source(self._program.source)
        if not self._embedded:
            self._channel.keep_reserve()
        self._channel.on_no_memory = self._observer.starved
        if pipes:
            put_in_place(self._offer)
        self._channel.tell("source", file=self._program.path, text=self._program.source.text)
        self._channel.tell("targets", targets=self._program.targets)
        self._channel.on_question = self._answer
        self._channel.on_grant = self._backend.granted
        self._channel.on_fork = self._let_go
        if _VERSION >= (3, 12):
            # A trace function stays: to take it away could fail, too, and frames of which events come know their lines.
            self._observer.give_up = self._let_go
        if capture:
            self._output = Output(self._told, self._channel, self._observer.failed)
            self._channel.before_observation = self._output.flush
            self._observer.on_own_tracer = self._output.make_way
        else:
            self._channel.on_quit = flush_streams

    def _offer(self, **pipes):
        """Whether the app reads the pipes that were made."""
        self._channel.tell("pipes", **pipes)
        request = self._channel.next_of("pipes")
        del request["op"]
        return self._on_pipes(**request)

    def _on_pipes(self, taken):
        return taken

    def _change_loops(self, clock, schedule):
        changes = []
        if clock is not None:
            virtual = self._observer.watch.clock = Clock(self._remark)
            changes.append(virtual.patch)
        if schedule is not None:
            self._observer.watch.turns.keeps_order = False
            number = self._observer.clients.tasks.number
            choices = Choices(self._channel, schedule, number, self._catch_up)
            changes.append(Schedule(choices.choose).patch)
        if changes:
            Patching(lambda module: [change(module) for change in changes]).begin()

    def _catch_up(self):
        """Tell what has happened before a task is chosen."""
        self._backend.release()
        self._observer.watch.catch_up()

    def _remark(self, sentence):
        self._channel.mention("problem", problem={"kind": "clock", "message": sentence})

    def _let_go(self):
        """Observe no more. Where that fails, too (a program's audit hook may forbid it), events come and are left
        out.
        """
        self._observer.has_failed = True
        try:
            self._backend.finish()
        except Exception:
            pass

    def _answer(self, op, **question):
        namespaces = self._driver.namespaces if self._driver is not None else lambda: []
        getattr(Questions(self._channel, self._observer, namespaces), op)(**question)

    def _on_run(self):
        self._prepare()
        return script.run(self._program, self._backend, self._observer.frames, self._end)

    def _give_way(self):
        if self._refusal is not None:
            isolation.vanish()
            return
        self._observer.ending = Ending(self._end, self._backend.trace)
        set_apart(isolation.vanish())
        self._backend.attach()

    def _on_drive(self, expression):
        if self._refusal is not None:
            raise self._refusal
        self._prepare()
        self._driver = Driver(self._program, self._observer, self._backend, expression)
        self._ready()

    def _on_next(self):
        self._driver.next()
        self._ready()

    def _on_send(self, expression):
        self._driver.send(expression)
        self._ready()

    def _on_throw(self, expression):
        self._driver.throw(expression)
        self._ready()

    def _on_close(self):
        self._driver.close()
        self._ready()

    def _prepare(self):
        set_apart(isolation.vanish())
        self._program.prepare()

    def _end(self, **fields):
        self._backend.look_for_loss()
        self._channel.seize()
        if self._channel.is_mute or self._observer.has_failed:
            self._let_go()  # Else it is told how CPython closes the generators that are left.
        self._flush()
        if self._output is not None:
            if _count_threads() > 0:
                self._output.leave()
            else:
                self._output.make_way()  # CPython writes what is printed last when nothing of Python's runs any more.
        self._channel.tell("end", **fields)
        # What the program still writes on its way out is passed on, and nobody has to ask for it.
        self._channel.let_run()

    def _ready(self):
        self._flush()
        self._channel.tell("ready")

    def _flush(self):
        if self._output is not None:
            self._output.flush()

    def _told(self, stream, text):
        if get_ident() != self._thread:
            self._channel.observe("output", stream=stream, text=text, thread=current_name())
            return
        self._backend.release()
        self._observer.watch.end_step()
        self._channel.observe("output", stream=stream, text=text)


def _decode(source):
    import base64

    return base64.b64decode(source)


def _write_file(path, source):
    """Lay the file down where the program believes it to be: an embedded Python has a disk of its own, in memory.

    Where it is to be seen already, the folder of the host is shown there.
    """
    if not os.path.exists(path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(_decode(source))


def _capabilities():
    return {
        "backend": "monitoring" if _VERSION >= (3, 12) else "settrace",
        "instructions": _VERSION >= (3, 7),
        "stackAtInstructions": _VERSION < (3, 12) or _VERSION >= (3, 14),
        "pushesAtStart": _VERSION >= (3, 10),
        "startPushSeen": (3, 10) <= _VERSION < (3, 11),
        "replacesBehind": (3, 7) <= _VERSION < (3, 12),
        "closeReturns": _VERSION >= (3, 13),
        "withKnowsStopIterationAlone": _VERSION < (3, 9),
    }
