"""Which ready task has its step next: the person says so, or a seed does."""

from _random import Random


class Choices:
    """Chooses for one program. `number(task)` gives a task's number, `settle()` tells what was held back."""

    def __init__(self, channel, schedule, number, settle):
        """`schedule`: `ask`, or `seed=` and a number."""
        self._channel = channel
        self._random = None if schedule == "ask" else _random(int(schedule.partition("=")[2]))
        self._number = number
        self._settle = settle
        self._chosen = None

    def choose(self, tasks):
        """The index of the one that is next."""
        self._settle()
        numbers = [self._number(task) for task in tasks]
        if self._random is not None:
            index, chooser = int(self._random() * len(numbers)), "seed"
        else:
            index, chooser = self._ask(numbers)
        self._channel.observe("chosen", task=numbers[index], ready=numbers, chooser=chooser)
        return index

    def _ask(self, numbers):
        """Stand still until the person has chosen."""
        self._channel.tell("choose", ready=numbers)
        self._channel.use_up()
        self._chosen = None
        request = self._channel.next_request()
        while request.pop("op") != "choose":
            request = self._channel.next_request()
        self._on_choose(**request)
        return (0, "asyncio") if self._chosen not in numbers else (numbers.index(self._chosen), "person")

    def _on_choose(self, task, name=None):
        self._chosen = task


def _random(seed):
    """Numbers from 0 to 1, the same on each version: 3.7 and 3.8 take `Random(seed)` for another seed."""
    numbers = Random()
    numbers.seed(seed)
    return numbers.random
