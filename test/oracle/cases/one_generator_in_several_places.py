"""`zip_longest` and calls with several `*` ask one generator in each of the places that it has: the later ones in vain."""
from itertools import zip_longest


def count(until):
    for number in range(until):
        yield number


def take(*values):
    return len(values)


ended = count(0)
for pair in zip_longest(ended, ended):
    print('nothing comes here', pair)
print('odd')
odd = count(3)
for pair in zip_longest(odd, odd):
    print(pair)
print('behind it')
last = count(3)
print(list(zip_longest(last, last, count(1))))
print('in between')
several, nothing = count(2), count(0)
for row in zip_longest(several, nothing, several, nothing):
    print(row)
print('stars')
starred = count(2)
print(take(*starred, 1, *starred))
starred = count(1)
print([*starred, 1, *starred])
starred = count(1)
print(sorted({*starred, 5, *starred, *starred}))
