"""Answering the app's questions while the program stands still: what an expression is in a frame, which names there
are.

The only place where code runs that a person asked for in the middle of a program. Nothing of it is observed: tracing is
off inside a callback.
"""

import builtins
import sys
import traceback

from ..code.slots import Slots
from ..events import whole_stack
from ..frames import localvars, trees


class Questions:
    """Answers for one run. `observer` knows the frames, `namespaces()` gives the namespaces of the client, outermost
    last.
    """

    def __init__(self, channel, observer, namespaces):
        self._channel = channel
        self._observer = observer
        self._frames = observer.frames
        self._namespaces = namespaces

    def evaluate(self, id, frame, expression):
        """Evaluate an expression in a frame of the program's (0: the client) and tell what it gives."""
        scopes = self._scopes(frame)
        if scopes is None:
            self._channel.tell("answer", id=id)
            return
        try:
            value = eval(compile(expression.strip(), "<watch>", "eval", dont_inherit=True), *scopes)
        except BaseException as error:
            error.__traceback__ = None
            text = "".join(traceback.format_exception_only(type(error), error)).strip().split("\n")[-1]
            self._channel.tell("answer", id=id, error=text)
            return
        self._channel.tell("answer", id=id, value=self._frames.describing.value(value))

    def look(self, id, frame):
        """Tell what the variables of a frame and its value stack hold, as a tree; runs nothing of the program's."""
        found = self._frames.living(frame, sys._getframe()) if frame else None
        stacked = []
        if frame == 0:
            values = {name: value for namespace in self._namespaces()[:1] for name, value in namespace.items()}
        elif found is None:
            self._channel.tell("tree", id=id)
            return
        else:
            innermost = self._observer.clients.innermost_frame(sys._getframe())
            stacked = whole_stack.of(self._observer, found, innermost)
            values = localvars.of(found, Slots(found.f_code))
        children, more = trees.of(values, stacked)
        if found is not None:
            localvars.released(found, values)
        self._channel.tell("tree", id=id, children=children, more=more)

    def names(self):
        """Tell the names that an expression of the client's may begin with."""
        names = set(dir(builtins))
        for namespace in self._namespaces():
            names.update(name for name in namespace if type(name) is str)
        self._channel.tell("names", names=sorted(name for name in names if not name.startswith("_")))

    def _scopes(self, frame_id):
        """`globals, locals` of a frame; None when the frame is gone."""
        if frame_id == 0:
            names = {}
            for namespace in reversed(self._namespaces()):
                names.update(namespace)
            return (names,)
        frame = self._frames.living(frame_id, sys._getframe())
        if frame is None:
            return None
        # A copy: an expression may look at a frame, but a walrus in it must not write there.
        return frame.f_globals, dict(frame.f_locals)
