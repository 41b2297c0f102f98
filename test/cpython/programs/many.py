"""Many generators, short and long, deep and wide: memory is given back, and addresses are used again."""

import itertools
import weakref


def count(limit):
    for number in range(limit):
        yield number


def walk(tree):
    if isinstance(tree, tuple):
        for branch in tree:
            yield from walk(branch)
    else:
        yield tree


def deep(levels):
    if levels:
        yield from deep(levels - 1)
    else:
        yield "bottom"


def pump():
    total = 0
    while True:
        value = yield total
        total += value


def primes():
    yield 2
    known = [2]
    for number in itertools.count(3, 2):
        if all(number % prime for prime in itertools.takewhile(lambda p: p * p <= number, known)):
            known.append(number)
            yield number


def tree(levels):
    return levels if not levels else (tree(levels - 1), levels, tree(levels - 1))


print(sum(sum(count(5)) for _ in range(200)))
print(list(walk(tree(4))))
print(next(deep(60)))
machine = pump()
next(machine)
print([machine.send(step) for step in range(20)])
print(list(itertools.islice(primes(), 25)))

living = weakref.WeakSet()
for _ in range(300):
    generator = count(3)
    living.add(generator)
    next(generator)
generator = None
print("alive:", len(living))

chain = count(10)
for factor in range(2, 6):
    chain = (number * factor for number in chain)
print(list(chain))
