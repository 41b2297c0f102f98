"""Answering the app's requests, one after the other."""

import os
import platform
import sys

from . import PROTOCOL, script
from .driver import Driver
from .observer import Observer
from .output import Output
from .program import Program, Refusal
from .questions import Questions

_VERSION = sys.version_info

if _VERSION >= (3, 12):
    from .monitoring import Monitoring as Backend
else:
    from .settrace import Settrace as Backend


class Server:
    """One run of one file: an app that wants another starts another Python."""

    def __init__(self, channel, embedded):
        self._channel = channel
        self._embedded = embedded
        self._program = None
        self._observer = None
        self._backend = None
        self._driver = None
        self._output = None

    def serve(self):
        """Answer requests until the program is over; gives its exit status."""
        self._channel.tell(
            "hello",
            protocol=PROTOCOL,
            implementation=platform.python_implementation(),
            version=platform.python_version(),
            embedded=self._embedded,
            capabilities=_capabilities(),
        )
        while True:
            request = self._channel.next_request()
            try:
                status = getattr(self, "_on_" + request.pop("op"))(**request)
            except Refusal as refusal:
                self._flush()
                self._channel.tell("problem", problem=refusal.problem)
                if self._driver is not None:
                    self._channel.tell("ready")
                continue
            if status is not None:
                return status

    def _on_open(self, file, path, arguments, capture, source=None, own=()):
        if source is not None:
            _write_file(path, source)
        self._program = Program(file, path, arguments)
        self._observer = Observer(self._channel, self._program.folder, own)
        self._backend = Backend(self._observer)
        self._observer.codes.add_source(self._program.source)
        self._channel.tell("source", file=self._program.path, text=self._program.source.text)
        self._channel.tell("targets", targets=self._program.targets)
        self._program.prepare()
        self._channel.on_question = self._answer
        if capture:
            self._output = Output(self._told)
            self._channel.before_observation = self._output.flush

    def _answer(self, op, **question):
        namespaces = self._driver.namespaces if self._driver is not None else lambda: []
        getattr(Questions(self._channel, self._observer.frames, namespaces), op)(**question)

    def _on_run(self):
        fields = script.run(self._program, self._backend, self._observer.frames)
        self._flush()
        self._channel.tell("end", **fields)
        return fields["status"]

    def _on_drive(self, expression):
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

    def _ready(self):
        self._flush()
        self._channel.tell("ready")

    def _flush(self):
        if self._output is not None:
            self._output.flush()

    def _told(self, stream, text):
        self._backend.release()
        self._channel.observe("output", stream=stream, text=text)


def _write_file(path, source):
    """Lay the file down where the program believes it to be: an embedded Python has a disk of its own, in memory."""
    import base64

    folder = os.path.dirname(path)
    os.makedirs(folder, exist_ok=True)
    with open(path, "wb") as file:
        file.write(base64.b64decode(source))
    os.chdir(folder)


def _capabilities():
    return {
        "backend": "monitoring" if _VERSION >= (3, 12) else "settrace",
        "instructions": _VERSION >= (3, 7),
        "stackAtInstructions": _VERSION < (3, 12) or _VERSION >= (3, 14),
        "pushesAtStart": _VERSION >= (3, 10),
        "startPushSeen": (3, 10) <= _VERSION < (3, 11),
    }
