"""What goes through a list and then a generator that has ended asks that one, too, and asks it last."""
from collections import deque
from itertools import chain, tee, zip_longest


def letters(text):
    for letter in text:
        yield letter


def delegates(to):
    yield 'first'
    got = yield from chain('x', to, 'y')
    print('got', got)


dead = letters('')
print(list(dead))
print(list(chain([1, 2], dead)), tuple(chain(dead, [1], dead)), sorted(chain('ba', dead)), [*chain([1], dead)])
print(sum(chain(range(3), dead)), max(chain([1, 5], dead)), set(chain('a', dead)), ''.join(chain('ab', dead)))
print(any(chain([0, 2], dead)), 2 in chain([1, 2], dead), dict.fromkeys(chain('a', dead)))
for value in enumerate(chain('ab', dead)):
    print(value)
first, = chain([1], dead)
start, *others = chain('abc', dead)
print(first, start, others, list(zip_longest(chain([1], dead), chain('ab', dead))))
print(list(chain(letters('a'), [1], dead)), deque(chain(letters('b'), 'c', dead), 2))
print(list(zip(chain([1], dead), letters('abc'))))
it = chain(['only'], dead)
print(next(it), next(it, 'no more'), next(it, 'no more'))
print(list(delegates(dead)))
one, two = tee(letters('ab'))
print(list(one), list(two), list(two))
