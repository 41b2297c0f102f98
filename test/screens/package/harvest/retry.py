"""Tries again what failed, with the waits between the attempts left to the caller."""

import functools

from .service import Unavailable


def retrying(attempts):
    """Decorates a generator function: each attempt goes on where the last one failed."""

    def decorate(function):
        @functools.wraps(function)
        def retried(self, place):
            failed = 0
            while True:
                try:
                    return (yield from function(self, place))
                except Unavailable as error:
                    failed += 1
                    if failed == attempts:
                        raise
                    place = self.place
                    yield {"retry": str(error), "wait": 0.1 * 2 ** failed}

        return retried

    return decorate
