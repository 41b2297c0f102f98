"""What questions to iterators come to, as long as nothing of the program's runs: which finished generators are asked in
vain by that. Of these questions there is no event.
"""

from ..frames import slices, tees
from ..kinds import frame_of, is_generator_type, type_name
from . import sifting
from .asked import OF_VALUES, Values, as_turn, asks, turns
from .sifting import UNSEEN

# They give a value as soon as each that they ask has given one. What the others do then may be the program's to say.
_HAND_ON = frozenset(["enumerate", "zip", "_tee"])
# How many may stand in a row.
_MOST = 20
# How many questions are followed.
_MOST_QUESTIONS = 2000
# What a question comes to: a value, the end, or code of the program's that runs first, which is what happens next.
GIVES, ENDS, RUNS = "gives", "ends", "runs"


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


class Forecast:
    """Says what questions to iterators come to, and puts none, as long as nothing of the program's runs. `in_vain`
    has the finished generators that are asked by that, in that order: each with whether C code may let go of another
    one before that, which CPython closes first.
    """

    def __init__(self, how=ONCE, ended=None, given=None, value=UNSEEN):
        """`ended`: a generator that is about to be finished. `given`: how many values the one that `go_on` is about had
        given before; None: that is not known. `value`: the one that it gives now.
        """
        self.in_vain = []
        self._how = how
        self._ended = ended
        self._given = given
        # What was given last.
        self._value_seen = value
        # How many values there are left, and what is still to be asked, of those that were met, by their `id`.
        self._left = {}
        self._turns = {}
        self._may_let_go = False
        self._most = _MOST_QUESTIONS

    def put(self, iterator):
        """The iterator is asked in that way from now on. Gives what the last question comes to."""
        if self._how.times is None:
            return self._exhaust(iterator, _MOST)
        answer = GIVES
        for _ in range(self._how.times):
            answer = self._ask(iterator, _MOST)
            if answer is not GIVES:
                break
        return answer

    def go_on(self, iterator, generator, answer):
        """`generator`, which `iterator` has asked by itself or by way of others, has given a value, or has ended. None
        where it does not ask that one.
        """
        answer = self._behind(iterator, generator, answer, _MOST)
        return self._exhaust(iterator, _MOST) if answer is GIVES and self._how is TO_THE_END else answer

    def _ask(self, iterator, depth):
        kind = type(iterator)
        if is_generator_type(kind):
            if iterator is not self._ended and frame_of(iterator) is not None:
                return RUNS
            self.in_vain.append((iterator, self._may_let_go))
            return ENDS
        self._most -= 1
        if depth == 0 or self._most < 0:
            return RUNS
        if kind is Values:
            return self._value(iterator)
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

    def _value(self, values):
        if values.left == 0:
            return ENDS
        self._value_seen = values.first()
        values.left -= 1
        return GIVES if values.are_of(self._how.kinds) else RUNS

    def _values(self, iterator):
        if id(iterator) not in self._left:
            self._left[id(iterator)] = Values(type(iterator).__length_hint__(iterator), iterator)
        return self._left[id(iterator)]

    def _asked_by(self, iterator):
        """What a `chain` or `zip_longest` has still to ask."""
        if id(iterator) not in self._turns:
            is_chain = type_name(iterator) == "chain"
            self._turns[id(iterator)] = turns(iterator) if is_chain else list(asks(iterator))
        return self._turns[id(iterator)]

    def _in_turn(self, chain, question, depth):
        """A `chain` asks one after the other, in the way in which it is asked itself: `_ask` or `_exhaust`."""
        others = self._asked_by(chain)
        while others:
            answer = question(others[0], depth - 1)
            if answer is not ENDS:
                return answer
            del others[0]
        return ENDS

    def _ask_each(self, name, others, depth):
        for other in others:
            answer = self._ask(other, depth - 1)
            if answer is not GIVES:
                return answer
        self._value_seen = UNSEEN
        return GIVES if name in _HAND_ON else RUNS

    def _ask_longest(self, others, depth, place=0):
        """A `zip_longest` ends with the last of them (`zip_longest_next`, Modules/itertoolsmodule.c)."""
        while place < len(others):
            answer = self._ask(others[place], depth - 1)
            if answer is RUNS:
                return RUNS
            if answer is ENDS:
                del others[place]
            else:
                place += 1
        self._value_seen = UNSEEN
        return GIVES if others else ENDS

    def _ask_tee(self, tee, depth):
        """A `tee` asks where it has come to the end of what all of them have read."""
        if id(tee) not in self._left:
            self._left[id(tee)] = tees.place_of(tee)
        place = self._left[id(tee)]
        if place is None:
            return RUNS
        read = self._left.setdefault(("read", place.source), place.read)
        if place.index < read:
            place.index += 1
            self._value_seen = UNSEEN
            return GIVES
        answer = self._ask(place.asks, depth - 1)
        if answer is GIVES:
            place.index += 1
            self._left["read", place.source] += 1
        return answer

    def _ask_slice(self, islice, depth, answer=None):
        """`answer`: what the question has come to that it has put already (`islice_next`)."""
        if id(islice) not in self._left:
            self._left[id(islice)] = slices.place_of(islice)
        place, others = self._left[id(islice)], asks(islice)
        if place is None:
            return RUNS if answer is None or answer is GIVES else answer
        if place.is_over or not others:
            return ENDS
        while True:
            if answer is None and place.is_at_stop:
                self._may_let_go |= id(type(others[0])) not in OF_VALUES
                answer = ENDS
            elif answer is None:
                answer = self._ask(others[0], depth - 1)
            if answer is not GIVES:
                place.is_over = answer is ENDS
                return answer
            if place.takes():
                return GIVES
            answer = None

    def _ask_sifter(self, sifter, others, depth, answer=None):
        """It asks until a value is one that it hands on. `answer`: see `_ask_slice`."""
        if id(sifter) not in self._left:
            is_flagged = type_name(sifter).endswith("while") and sifting.is_flagged(sifter)
            self._left[id(sifter)] = is_flagged
        if type_name(sifter) == "takewhile" and self._left[id(sifter)] and answer is None:
            return ENDS
        while True:
            if answer is None:
                answer = self._ask(others[0], depth - 1)
            if answer is not GIVES:
                return answer
            answer = self._select(others[1], depth) if type_name(sifter) == "compress" else self._sift(sifter)
            if answer is not None:
                return answer

    def _sift(self, sifter):
        """What the value that was given last comes to; None: it asks for another one."""
        found = sifting.sift(sifter, self._value_seen, self._left[id(sifter)])
        if found is sifting.SKIPS:
            return None
        if type_name(sifter) == "map":
            self._value_seen = UNSEEN
        elif found is not sifting.UNKNOWN and type_name(sifter).endswith("while"):
            self._left[id(sifter)] = type_name(sifter) == "dropwhile" or found is sifting.STOPS
        return GIVES if found is sifting.HANDS_ON else ENDS if found is sifting.STOPS else RUNS

    def _select(self, selectors, depth):
        """The same for a `compress`, which asks the other iterator whether it is to hand the value on."""
        value = self._value_seen
        answer = self._ask(selectors, depth - 1)
        return self._selected(value) if answer is GIVES else answer

    def _selected(self, value):
        is_selected = sifting.is_true(self._value_seen)
        self._value_seen = value
        return RUNS if is_selected is None else GIVES if is_selected else None

    def _sifted_behind(self, sifter, others, generator, answer, depth):
        found = self._behind(others[0], generator, answer, depth - 1) if others else None
        if found is None and type_name(sifter) == "compress" and len(others) > 1:
            found = self._behind(others[1], generator, answer, depth - 1)
            if found is not GIVES:
                return found
            found = self._selected(UNSEEN)
            return self._ask_sifter(sifter, others, depth) if found is None else found
        return found if found is None or found is RUNS else self._ask_sifter(sifter, others, depth, found)

    def _behind(self, iterator, generator, answer, depth):
        if iterator is generator:
            return answer
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
        for place, other in enumerate(others):
            found = self._behind(other, generator, answer, depth - 1)
            if found is ENDS and name == "cycle":
                return RUNS  # It goes on with what that gave.
            if found is GIVES:
                return self._ask_each(name, others[place + 1 :], depth)
            if found is not None:
                return found
        return None

    def _longest_behind(self, others, generator, answer, depth):
        """Of a generator that it has several times, only how many values that has given tells which place has just
        asked: each of them asks once in turn.
        """
        places = [place for place, other in enumerate(others) if _is_asked(other, generator, depth - 1)]
        if not places:
            return None
        if len(places) > 1 and (self._given is None or depth < _MOST):
            return RUNS
        place = places[(self._given or 0) % len(places)]
        answer = self._behind(others[place], generator, answer, depth - 1)
        if answer is RUNS:
            return RUNS
        if answer is ENDS:
            del others[place]
        return self._ask_longest(others, depth, place + (answer is GIVES))


def asked_in_vain(iterator, how):
    """The finished generators that `iterator` asks in vain when it is asked in that way, as `Forecast` has them."""
    if not _reaches_finished(iterator, _MOST):
        return []  # The most frequent case by far.
    forecast = Forecast(how)
    forecast.put(iterator)
    return forecast.in_vain


def asked_in_turn(iterables, generator=None):
    """The finished generators that are asked in vain where an instruction asks several iterables to their ends, one
    after the other: at first, or when `generator` has ended. Each comes with the iterable that asked it.
    """
    found = []
    has_ended = generator is None
    for iterable in iterables:
        forecast = Forecast(TO_THE_END, generator)
        if has_ended:
            answer = forecast.put(as_turn(iterable))
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
    forecast = Forecast(how, generator if answer is ENDS else None, given, value)
    forecast.go_on(iterator, generator, answer)
    return forecast.in_vain


def _is_asked(iterator, generator, depth):
    """Whether `iterator` asks `generator`, by way of others or not."""
    if iterator is generator:
        return True
    others = [] if depth == 0 else turns(iterator)[:1] if type_name(iterator) == "chain" else asks(iterator)
    return any(_is_asked(other, generator, depth - 1) for other in others)


def _reaches_finished(iterator, depth):
    """Whether `iterator` is a finished generator, or asks one sooner or later, by way of others or not."""
    if is_generator_type(type(iterator)):
        return frame_of(iterator) is None
    others = () if depth == 0 else turns(iterator) if type_name(iterator) == "chain" else asks(iterator)
    return any(_reaches_finished(other, depth - 1) for other in others)
