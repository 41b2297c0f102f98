"""Holding signals back while the tracer works, so that a handler of the program's (KeyboardInterrupt, an alarm) runs
between two of the program's own instructions and never in the middle of the tracer's.

The signals by which the system or the app ends a process are not held back.
"""

from functools import partial

import _signal

from ..kinds import has_plain_names

_NAMES = ("SIGINT", "SIGALRM", "SIGVTALRM", "SIGPROF", "SIGUSR1", "SIGUSR2", "SIGCHLD", "SIGWINCH", "SIGURG")
# These are held back.
HELD = [getattr(_signal, name) for name in _NAMES if hasattr(_signal, name)]
# Those of timers, which come again and again.
TIMERS = [getattr(_signal, name) for name in ("SIGALRM", "SIGVTALRM", "SIGPROF") if hasattr(_signal, name)]

if hasattr(_signal, "pthread_sigmask"):
    _mask, _BLOCK, _SET = _signal.pthread_sigmask, _signal.SIG_BLOCK, _signal.SIG_SETMASK

    # Functions of C: near the recursion limit there is no room for a frame.
    # `hold()` holds them back and gives what `release` needs.
    hold = partial(_mask, _BLOCK, HELD)
    # `release(before)` lets them come. The handlers of those that are waiting run now, and may raise.
    release = partial(_mask, _SET)

    def now():
        """What `release` needs to let come what comes now."""
        return _mask(_signal.SIG_BLOCK, [])

    def are_held(before):
        """Whether they were held back already when `hold` gave this."""
        return before.issuperset(HELD)

    def waiting(before):
        """Whether one of them has come meanwhile, and the program lets it come."""
        return not _signal.sigpending().difference(before).isdisjoint(HELD)

    def let_interrupt():
        """Let SIGINT come again; gives what `release` needs."""
        return _mask(_signal.SIG_UNBLOCK, [_signal.SIGINT])

else:  # Windows, WebAssembly

    def hold():
        """Nothing can be held back here."""

    def release(before):
        """Nothing was held back."""

    def now():
        """Whatever comes cannot be held back."""

    def are_held(before):
        """Nothing is held back."""
        return False

    def waiting(before):
        """Nothing is known of that here."""
        return False

    def let_interrupt():
        """Nothing was held back."""


def is_installer(code):
    """Whether a code object is that of `signal.signal`, by which a program handles signals of its own."""
    return has_plain_names(code) and code.co_name == "signal" and code.co_filename.endswith("signal.py")


def may_install(code):
    """Whether code of the program's names the module of C whose `signal` handles signals, too, and starts nothing; or
    has its name as text: `__import__("_signal")`, `sys.modules["_signal"]`.
    """
    if "_signal" in code.co_names:
        return True
    for constant in code.co_consts:
        if type(constant) is str and constant == "_signal":
            return True
    return False
