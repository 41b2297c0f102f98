"""What asks a generator that runs is refused: `list()`, a `for`, unpacking, a comprehension, a `yield from`, and `next()`."""


def asks_itself():
    try:
        yield list(itself)
    except ValueError as refusal:
        print('list', refusal)
    try:
        for value in itself:
            print(value)
    except ValueError as refusal:
        print('for', refusal)
    try:
        first, second = itself
    except ValueError as refusal:
        print('unpacking', refusal)
    try:
        print(*itself)
    except ValueError as refusal:
        print('star', refusal)
    try:
        print(sum(value for value in itself))
    except ValueError as refusal:
        print('comprehension', refusal)
    try:
        yield from itself
    except ValueError as refusal:
        print('yield from', refusal)
    try:
        next(itself)
    except ValueError as refusal:
        print('next', refusal)
    yield 'still here'


itself = asks_itself()
print(next(itself))
print(list(itself))
