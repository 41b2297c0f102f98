"""A method of C's asks an iterator of C's that asks a generator, and goes on behind a finished one."""
from collections import deque
from functools import reduce
from itertools import chain, zip_longest


def letters(text):
    for letter in text:
        yield letter


dead = letters('')
print(list(dead))
items = []
print(' '.join(map(str.upper, letters('ab'))))
print(' '.join(chain(letters('ab'), dead, letters('c'))))
items.extend(zip_longest(letters('ab'), dead))
items.extend(zip(letters('ab'), dead))
print(items, ''.join(filter(None, dead)), {1}.union(enumerate(dead)))
print(list(deque(dead, 3)), list(deque(letters('xy'), maxlen=1)), reduce(max, dead, 'z'), reduce(max, letters('qr')))
