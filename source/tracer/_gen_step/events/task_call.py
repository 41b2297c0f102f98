"""The call that a task of asyncio's makes, as the wire words it."""

import sys

from ..wire.json_codec import decode

# Up to 3.12 the `throw()` of an `athrow()` that has not begun leaves it so: its first None comes later.
_THROW_BEGINS = sys.version_info >= (3, 13)

# An exception that was thrown in, and of which nothing more is known.
UNSEEN = ""


class TaskCall:
    """A call by a task of asyncio's: its step (`task_step_impl`, Modules/_asynciomodule.c; `__step`,
    Lib/asyncio/tasks.py).
    """

    calling = None

    def __init__(self, number, loop, through, thrower, is_beneath=False):
        """`loop`: the number of the program's frame that runs the event loop; `through`: the name of a function of
        others that the task's coroutine called and that makes the call, or None; `thrower`: see `Tasks`; `is_beneath`:
        the task's coroutine is code of others, and resumes what is called.
        """
        self._number = number
        self._loop = loop
        self._through = through
        self._thrower = thrower
        self._is_beneath = is_beneath

    def describe(self, thrown, none):
        """The fields of the `call`; `thrown` is the described exception that it throws, or UNSEEN; `none` a described
        None.
        """
        told = {"caller": self._number, "loop": self._loop}
        if self._is_beneath:
            told["beneath"] = True
        exception = None if thrown is None or thrown is UNSEEN else decode(thrown)
        if self._through is not None:
            told["text"] = "%s()" % self._through
        elif thrown is UNSEEN:
            told.update(method="throw", text="coro.throw()")
        elif exception is None or (self._thrower is not None and exception["type"] != "CancelledError"):
            self._has_thrown()
            told.update(method="send", argument=none, text="coro.send(None)")
        else:
            if _THROW_BEGINS:
                self._has_thrown()
            told.update(method="throw", argument=thrown, text="coro.throw(%s)" % exception["repr"])
        return told

    def _has_thrown(self):
        if self._thrower is not None:
            self._thrower.has_thrown = True
