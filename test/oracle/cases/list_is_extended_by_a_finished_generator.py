"""`+=` and an assignment to a slice ask a finished generator, too: it says no, and the list stays as it is."""


def numbers():
    yield 1
    yield 2


g = numbers()
items = [0]
items += g
print(items)
items += g
print(items)
items[1:2] = g
print(items)
count = 0
count += 1
items[0] = g
items[0] = None
print(count, items)
items[1:1] = map(str, g)
items += zip(numbers(), g)
print(sorted(g, key=str), sum(g, 5), max(g, default=0), ''.join(g), dict.fromkeys(g, 1), items)
