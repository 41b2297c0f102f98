"""The frame of the person, who is the client of what is driven. Trace and profile functions of the program's see
nothing of it, and nothing of the tracer's behind it: they are there while a resumption lasts, and only then.
"""


class Resumptions:
    """What the person calls, one after the other."""

    def __init__(self, backend, own):
        """`own`: the `OwnTracing` that took away what the program had set while it was imported."""
        self._backend = backend
        self._own = own

    def resume(self, call):
        """Call a function of C, a `partial`; gives its value and None, or None and the exception."""
        return _person(self._backend, call.func, call.args, self._own.put(), self._own.taken())


def _person(backend, function, arguments, before, after):
    """The client's frame: what the generator's `f_back` is linked to. `before` and `after` are iterators of C's."""
    try:
        backend.attach()
        for _ in before:
            pass
        try:
            # On one line, so that a trace function which was put into each frame, as pdb's is, is not called here.
            return (function(*arguments), None, *after)[:2]
        except BaseException as error:
            return (None, error, *after)[:2]
    finally:
        backend.detach()


PERSON = _person.__code__
