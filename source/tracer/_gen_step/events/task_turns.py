"""The tasks that stand in the loop's queue, in its order, as far as they were seen there; and those whose steps no code
of the program's tells of.
"""

from collections import deque

# So many are looked at with each step.
_MOST_LOOKS = 64


class Turns:
    """Tells whose turn has come and gone unseen: a step that runs none of the program's own code is not heard of."""

    def __init__(self):
        self._ready = deque()
        # Those that run no code of the program's, while they wait.
        self._silent = deque()
        # Whether the loop takes them in the order of its queue, as asyncio does.
        self.keeps_order = True

    def add(self, record):
        """It stands at the end of the queue."""
        record.is_ready = True
        self._ready.append(record)

    def add_silent(self, record):
        """It waits, and runs no code of the program's."""
        self._silent.append(record)

    def take(self, record):
        """A task has its step now: `(those that stood before it, some that may have had one)`."""
        passed, ready = [], self._ready
        if record.is_ready:
            while ready:
                each = ready.popleft()
                if each is record:
                    break
                passed.append(each)
        passed = [each for each in passed if each.is_ready]
        silent = [self._silent.popleft() for _ in range(min(len(self._silent), _MOST_LOOKS))]
        return passed, silent

    def all(self):
        """All that stand in the queue."""
        return [each for each in self._ready if each.is_ready]

    def put_back(self, records):
        """They stand before all others, as they did."""
        self._ready.extendleft(reversed(records))
