"""What questions to iterators come to, as long as nothing of the program's runs: which generators are asked in vain by
that, for they are finished, or they run. Of these questions there is no event.
"""

from ..kinds import frame_of, is_executing, is_generator_type, type_name
from . import sifting
from .answers import ENDS, GIVES, IN_ROWS, MOST_IN_A_ROW, RUNS, Answers
from .asked import OF_VALUES, Given, Source, Values, as_turn, asks, turns
from .sifting import UNSEEN

# They may go on behind the end with what was given before: a `csv.reader` with a row that has not ended.
_HAVE_MORE = frozenset(["cycle", "reader"])
# How many questions are followed.
_MOST_QUESTIONS = 2000


class Asking:
    """How an iterable is asked."""

    __slots__ = ("times", "kinds")

    def __init__(self, times=None, kinds=None):
        """`times`: how often; None: until it ends. `kinds`: the `id`s of the types of values with which nothing of the
        program's runs and nothing fails in between; None: any.
        """
        self.times = times
        self.kinds = kinds


ONCE = Asking(1)
TO_THE_END = Asking()


class Forecast(Answers):
    """Says what questions to iterators come to, and puts none, as long as nothing of the program's runs. `in_vain`
    has the generators that are asked by that and give nothing, in that order: each with whether C code may let go of
    another one before that, which CPython closes first, and whether it runs, so that an exception comes of it.
    """

    def __init__(self, how=ONCE, ended=None, given=None, value=UNSEEN, giver=None, goes_on=None, awaited=None):
        """`ended`: a generator that is about to be finished. `given`: how many values the one that `go_on` is about had
        given before; None: that is not known. `value`: the one that it gives now. `giver`: a generator that is about to
        be suspended. `goes_on`: one that is about to run. `awaited`: the iterator that something is given now, as
        `Given`.
        """
        super().__init__(how, given, value, awaited)
        self.in_vain = []
        self._ended = ended
        self._giver = giver
        self._goes_on = goes_on
        self._most = _MOST_QUESTIONS

    def put(self, iterator):
        """The iterator is asked in that way from now on. Gives what the last question comes to."""
        if self._how.times is None:
            return self._exhaust(iterator, MOST_IN_A_ROW)
        answer = GIVES
        for _ in range(self._how.times):
            answer = self._ask(iterator, MOST_IN_A_ROW)
            if answer is not GIVES:
                break
        return answer

    def go_on(self, iterator, generator, answer):
        """`generator`, which `iterator` has asked by itself or by way of others, has given a value, or has ended. None
        where it does not ask that one. So for what is `Given` now, and asked at once, with no answer yet.
        """
        answer = self._behind(counted(iterator), generator, answer, MOST_IN_A_ROW)
        return self._exhaust(iterator, MOST_IN_A_ROW) if answer is GIVES and self._how is TO_THE_END else answer

    def _ask(self, iterator, depth):
        if type(iterator) is Given:
            iterator = iterator.iterator
        kind = type(iterator)
        if is_generator_type(kind):
            is_over = iterator is self._ended or frame_of(iterator) is None
            if is_over or iterator is not self._giver and _runs(iterator, self._goes_on):
                self.in_vain.append((iterator, self._may_let_go, not is_over))
            return ENDS if is_over else RUNS
        self._most -= 1
        if depth == 0 or self._most < 0:
            return RUNS
        if kind is Values:
            return self._value(iterator)
        if kind is Source:
            return ENDS if self._ask(iterator.source, depth - 1) is ENDS else RUNS
        if id(kind) in OF_VALUES:
            return self._value(self._values(iterator))
        name = type_name(iterator)
        if name == "chain":
            return self._in_turn(iterator, self._ask, depth)
        if name == "zip_longest":
            return self._ask_longest(self._asked_by(iterator), depth)
        if name == "_tee":
            return self._ask_tee(iterator, depth)
        if name == "islice":
            return self._ask_slice(iterator, depth)
        others = asks(iterator)
        if sifting.is_sifter(name, others):
            return self._ask_sifter(iterator, others, depth)
        return self._ask_each(name, others, depth) if others else RUNS

    def _exhaust(self, iterator, depth):
        if depth == 0:
            return RUNS
        if type(iterator) is Given:
            iterator = iterator.iterator
        name = type_name(iterator)
        if name == "chain":
            return self._in_turn(iterator, self._exhaust, depth)
        if id(type(iterator)) in OF_VALUES or type(iterator) is Values:
            values = iterator if type(iterator) is Values else self._values(iterator)
            if not values.are_of(self._how.kinds):
                return RUNS
            values.left = 0
            return ENDS
        if name == "enumerate" and self._how.kinds is None:
            others = asks(iterator)
            return self._exhaust(others[0], depth - 1) if others else RUNS
        answer = self._ask(iterator, depth)
        while answer is GIVES and (self._how.kinds is None or id(type(self._value_seen)) in self._how.kinds):
            answer = self._ask(iterator, depth)
        return answer

    def _behind(self, iterator, generator, answer, depth):
        if iterator is generator:
            return self._ask(iterator, depth) if answer is None else answer
        if depth == 0:
            return None
        name = type_name(iterator)
        if name == "chain":
            others = self._asked_by(iterator)
            answer = self._behind(others[0], generator, answer, depth - 1) if others else None
            if answer is not ENDS:
                return answer
            del others[0]
            return self._in_turn(iterator, self._ask, depth)
        if name == "zip_longest":
            return self._longest_behind(self._asked_by(iterator), generator, answer, depth)
        others = asks(iterator)
        if name == "islice":
            found = self._behind(others[0], generator, answer, depth - 1) if others else None
            return found if found is None or found is RUNS else self._ask_slice(iterator, depth, found)
        if sifting.is_sifter(name, others):
            return self._sifted_behind(iterator, others, generator, answer, depth)
        if name in IN_ROWS and answer is not ENDS and len(others) > 1:
            return self._row_behind(name, others, generator, answer, depth)
        for place, other in enumerate(others):
            found = self._behind(other, generator, answer, depth - 1)
            if found is ENDS and name in _HAVE_MORE:
                return RUNS
            if found is GIVES:
                return self._ask_each(name, others[place + 1 :], depth)
            if found is not None:
                return found
        return None


def asked_in_vain(iterator, how, goes_on=None):
    """The generators that `iterator` asks in vain when it is asked in that way, as `Forecast` has them.
    `goes_on`: see there.
    """
    if not _reaches_refusal(iterator, goes_on, MOST_IN_A_ROW):
        return []  # The most frequent case by far.
    forecast = Forecast(how, goes_on=goes_on)
    forecast.put(iterator)
    return forecast.in_vain


def asked_in_turn(iterables, generator=None, giver=None, how=TO_THE_END):
    """The generators that are asked in vain where an instruction asks several iterables to their ends, one after the
    other: at first, or when `generator` has ended. Each comes with the iterable that asked it. `giver`, `how`: see
    `Forecast`.
    """
    found = []
    has_ended = generator is None
    for iterable in iterables:
        forecast = Forecast(how, generator, giver=giver)
        if has_ended:
            turn = as_turn(iterable)
            answer = forecast.put(turn)
            if answer is GIVES and type(turn) is Values:
                answer = ENDS  # It is left in the middle, with nothing of the program's.
        else:
            answer = forecast.go_on(iterable, generator, ENDS)
            has_ended = answer is not None
            if not has_ended:
                continue
        found += [(each, iterable) for each in forecast.in_vain]
        if answer is not ENDS:
            break
    return found


def asked_behind(iterator, generator, answer, how, given=None, value=UNSEEN):
    """The same for what `iterator` asks next, by way of others or not, when `generator` has given it a value (`GIVES`)
    or has ended (`ENDS`). `given`, `value`: see `Forecast`.
    """
    is_end = answer is ENDS
    forecast = Forecast(how, generator if is_end else None, given, value, None if is_end else generator)
    forecast.go_on(iterator, generator, answer)
    return forecast.in_vain


def asked_of_given(iterator, given, how):
    """The same where something that `iterator` asks, by way of others, is `Given` an iterator now."""
    forecast = Forecast(how, awaited=given)
    forecast.go_on(iterator, given, None)
    return forecast.in_vain


def counted(iterator):
    """What an `enumerate` counts the values of: it asks that once whenever it is asked itself, and ends with it."""
    for _ in range(MOST_IN_A_ROW):
        others = asks(iterator) if type_name(iterator) == "enumerate" else ()
        if not others:
            break
        iterator = others[0]
    return iterator


def _runs(generator, goes_on):
    """On 3.10 `f_state` says so only behind the event that tells of the resumption."""
    return generator is goes_on or is_executing(generator)


def _reaches_refusal(iterator, goes_on, depth):
    """Whether `iterator` is a generator that is finished or runs, or asks one sooner or later, by way of others or
    not.
    """
    if type(iterator) is Source:
        iterator = iterator.source
    if is_generator_type(type(iterator)):
        return frame_of(iterator) is None or _runs(iterator, goes_on)
    others = () if depth == 0 else turns(iterator) if type_name(iterator) == "chain" else asks(iterator)
    return any(_reaches_refusal(other, goes_on, depth - 1) for other in others)
