"""Calls of clients: what they give, who makes them, and which are refused."""

from contextlib import contextmanager


def words():
    yield "seven"
    yield "eight"


async def numbers():
    got = yield 10
    while got:
        got = yield got + 1


def count_to_two():
    yield 1
    yield 2


@contextmanager
def opened(what):
    yield what


def short():
    yield "only"


def wants_a_number():
    half = float((yield "number?")) / 2
    yield half


def wants_a_pair():
    left, right = yield "pair?"
    yield left


print("== result is the calls")
try:
    length = float(next(words()))
except ValueError:
    print("no float")
spoken = words()
try:
    next(spoken) + 8
except TypeError:
    print("no sum")

print("== asend by hand")
early = numbers()
try:
    early.asend("too early").send(None)
except TypeError:
    print("refused")
late = numbers()
for given in None, 5, 0:
    try:
        late.asend(given).send(None)
    except StopIteration as stop:
        print(stop.value)
    except StopAsyncIteration:
        print("at its end")

print("== who asks for the next")
doubled = {2 * number for number in count_to_two()}
one, two = count_to_two()
again = (0, *count_to_two())
found = 1 in count_to_two()
largest = max(count_to_two())

print("== several calls on a line")
left = count_to_two(); right = count_to_two()
total = next(left) + next(right); print(total, next(left))
for number in right: print(len(str(number)), number)

print("== with of a generator")
with opened("box") as box:
    print(box)

print("== finished generator in for")
used = short()
for value in used: pass
for value in used:
    print("never")
print(tuple(used), next(used, "nothing"))
try:
    used.send("late")
except StopIteration:
    print("no more")
used.close()

print("== send that the expression refuses")
asks = wants_a_number()
next(asks)
try:
    asks.send("many")
except ValueError:
    print("no number")
asks = wants_a_pair()
next(asks)
try:
    asks.send(3)
except TypeError:
    print("no pair")
