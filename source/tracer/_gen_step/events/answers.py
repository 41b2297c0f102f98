"""How each kind of CPython's own iterators answers a question: by what it asks others, and what it does with that."""

from ..frames import slices, tees
from ..kinds import type_name
from . import sifting
from .asked import OF_VALUES, Values, asks, turns
from .sifting import UNSEEN

# What a question comes to: a value, the end, or code of the program's that runs first, which is what happens next.
GIVES, ENDS, RUNS = "gives", "ends", "runs"
# How many may stand in a row.
MOST_IN_A_ROW = 20

# They ask several iterators in turn, each once for a value.
IN_ROWS = frozenset(["zip", "zip_longest", "map"])
# They give a value as soon as each that they ask has given one. What the others do then may be the program's to say.
_HAND_ON = frozenset(["enumerate", "zip", "_tee"])


class Answers:
    """The answers of iterators that ask others, and where each of them stands meanwhile. What inherits from it puts the
    questions: `_ask` has what the next question to any iterator comes to, and `_behind` what becomes of it when it has
    the answer of a generator.
    """

    def __init__(self, how, given, value, awaited=None):
        """See `Forecast`."""
        self._how = how
        self._given = given
        # What was given last.
        self._value_seen = value
        # How many values there are left, and what is still to be asked, of those that were met, by their `id`.
        self._left = {}
        self._turns = {}
        self._may_let_go = False
        # See `Forecast`.
        self._awaited = awaited

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
            self._turns[id(iterator)] = turns(iterator, self._awaited) if is_chain else list(asks(iterator))
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

    def _place_of(self, others, generator, depth):
        """Which of the iterators that something asks in turn has just asked `generator`; None: none of them. Of one
        that it has several times, only how many values that has given tells: each place asks once in a row. RUNS where
        that is not known.
        """
        places = [place for place, other in enumerate(others) if self._is_asked(other, generator, depth - 1)]
        if len(places) > 1 and (self._given is None or depth < MOST_IN_A_ROW):
            return RUNS
        return places[(self._given or 0) % len(places)] if places else None

    def _row_behind(self, name, others, generator, answer, depth):
        """The same for what ends with the first of those that it asks, which has given a value, or is asked now."""
        place = self._place_of(others, generator, depth)
        if place is None or place is RUNS:
            return place
        found = self._behind(others[place], generator, answer, depth - 1)
        return self._ask_each(name, others[place + 1 :], depth) if found is GIVES else found

    def _longest_behind(self, others, generator, answer, depth):
        place = self._place_of(others, generator, depth)
        if place is None or place is RUNS:
            return place
        answer = self._behind(others[place], generator, answer, depth - 1)
        if answer is RUNS:
            return RUNS
        if answer is ENDS:
            del others[place]
        return self._ask_longest(others, depth, place + (answer is GIVES))

    def _is_asked(self, iterator, generator, depth):
        """Whether `iterator` asks `generator`, by way of others or not."""
        if iterator is generator:
            return True
        if depth > 0 and type_name(iterator) == "chain":
            others = turns(iterator, self._awaited)[:1]
        else:
            others = [] if depth == 0 else asks(iterator)
        return any(self._is_asked(other, generator, depth - 1) for other in others)
