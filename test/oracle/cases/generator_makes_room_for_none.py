"""A variable that held the last reference to a generator gets None."""


def letters():
    yield 'a'


def keeper():
    kept = None
    for _ in range(3):
        kept = yield letters()
    return kept


generator = keeper()
for made in generator:
    made = [generator, generator.send(made)]
print(made)
