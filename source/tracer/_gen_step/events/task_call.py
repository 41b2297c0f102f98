"""The call that a task of asyncio's makes, as the wire words it."""

from ..wire.json_codec import decode

# An exception that was thrown in, and of which nothing more is known.
UNSEEN = ""


class TaskCall:
    """A call by a task of asyncio's: its step (`task_step_impl`, Modules/_asynciomodule.c; `__step`,
    Lib/asyncio/tasks.py).
    """

    calling = None

    def __init__(self, number, loop, through, throws_for_itself):
        """`loop`: the number of the program's frame that runs the event loop; `through`: the name of a function of
        others that the task's coroutine called and that makes the call, or None; `throws_for_itself`: see `Tasks`.
        """
        self._number = number
        self._loop = loop
        self._through = through
        self._throws_for_itself = throws_for_itself

    def describe(self, thrown, none):
        """The fields of the `call`; `thrown` is the described exception that it throws, or UNSEEN; `none` a described
        None.
        """
        told = {"caller": self._number, "loop": self._loop}
        exception = None if thrown is None or thrown is UNSEEN else decode(thrown)
        if self._through is not None:
            told["text"] = "%s()" % self._through
        elif thrown is UNSEEN:
            told.update(method="throw", text="coro.throw()")
        elif exception is None or (self._throws_for_itself and exception["type"] != "CancelledError"):
            told.update(method="send", argument=none, text="coro.send(None)")
        else:
            told.update(method="throw", argument=thrown, text="coro.throw(%s)" % exception["repr"])
        return told
