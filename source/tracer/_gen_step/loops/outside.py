"""What may wake an event loop from outside, in real time: sockets and pipes, threads, processes."""

import _signal
import weakref
from _thread import _count as _count_threads

from ..foreign import dict_get, module_dict

_SIGCHLD = getattr(_signal, "SIGCHLD", None)
# Where `concurrent.futures` keeps its threads, which stay when their work is done.
_THREADS_OF_EXECUTORS = (
    ("concurrent.futures.thread", "_threads_queues"),
    ("concurrent.futures.process", "_threads_wakeups"),
    ("concurrent.futures.process", "_threads_queues"),
)
_SENTENCE = "The loop waits for %s, which takes real time: the virtual clock goes on at once only from timer to timer."


class Outside:
    """Knows the work that was given to threads and processes by way of asyncio."""

    def __init__(self):
        # Weak references to the futures that such work resolves.
        self._futures = []

    def patch(self, futures):
        """Note each future that `asyncio.wrap_future` makes: `run_in_executor` and `to_thread` call it, too."""
        wrap = futures.wrap_future

        def wrap_future(future, **named):
            wrapped = wrap(future, **named)
            self._futures.append(weakref.ref(wrapped))
            return wrapped

        wrap_future.__doc__ = wrap.__doc__
        futures.wrap_future = wrap_future
        package = module_dict("asyncio")
        if dict_get(package, "wrap_future") is wrap:
            package["wrap_future"] = wrap_future

    def reason(self, loop, selector):
        """A sentence about what the loop may wait for besides its timers; None: nothing."""
        if _is_registered(loop, selector):
            return _SENTENCE % "a socket or a pipe"
        if _has_children(loop):
            return _SENTENCE % "a process"
        return _SENTENCE % "a thread" if self._has_work() or _has_threads() else None

    def _has_work(self):
        self._futures = [each for each in self._futures if each() is not None and not each().done()]
        return len(self._futures) > 0


def _is_registered(loop, selector):
    """Whether the loop waits for any descriptor but for the one that it wakes itself by."""
    own = 0 if dict_get(loop.__dict__, "_ssock") is None else 1
    # A proactor (Windows) keeps what is under way in its `_cache`.
    waits = selector.get_map() if hasattr(selector, "get_map") else dict_get(selector.__dict__, "_cache", ())
    return len(waits) > own


def _has_children(loop):
    """Whether a child process is waited for by a signal, as up to 3.7."""
    handle = dict_get(loop.__dict__, "_signal_handlers", {}).get(_SIGCHLD)
    return handle is not None and len(handle._callback.__self__._callbacks) > 0


def _has_threads():
    """Whether there are threads besides this one and those of executors, whose work is known."""
    if _count_threads() == 0:
        return False
    threads = list(dict_get(module_dict("threading"), "_active", {}).values())
    executors = [dict_get(module_dict(module), name, ()) for module, name in _THREADS_OF_EXECUTORS]
    main = dict_get(module_dict("threading"), "_main_thread")
    return any(thread is not main and not any(thread in each for each in executors) for thread in threads)
