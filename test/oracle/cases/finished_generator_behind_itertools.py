"""What stands in itertools asks a generator that has ended, and once only."""
from itertools import accumulate, compress, cycle, groupby, islice


def letters(text):
    for letter in text:
        yield letter


dead = letters('')
print(list(dead))
print(list(compress(dead, [1, 0])), list(compress('ab', dead)), list(compress(letters('abc'), letters('x'))))
print(list(islice(cycle(dead), 3)), list(islice(cycle(letters('ab')), 5)))
print(list(groupby(dead)), list(accumulate(dead)), list(accumulate(enumerate(dead), max)))
