"""`zip_longest` goes on behind the end of one of its iterators: the same generator in its next place is asked in vain."""
from itertools import zip_longest


def numbers(last):
    number = 0
    while number < last:
        number += 1
        yield number


g = numbers(3)
print(list(zip_longest(g, g)))
g = numbers(4)
print(list(zip_longest(g, [7], g, numbers(1))))
dead = numbers(0)
print(list(dead))
print(list(zip_longest(numbers(2), dead, 'ab')))
