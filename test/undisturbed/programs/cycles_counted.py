"""The garbage collector finds what the program leaves, and nothing of ours: syntax trees are compared without leaving cycles."""
# Not embedded: 3.14 counts otherwise.
import gc


class Node:
    pass


def nodes(count):
    for _ in range(count):
        node = Node()
        node.itself = node
        yield node
    return count, count


def delegator():
    first, second = yield from nodes(1)
    try:
        yield f"{[node for node in nodes(2)]!s:.1}{first}"
        yield next(nodes(0), (second, [3, -4], {5: "six"}, {7.5}, 1 - 2j))
    except (ValueError, KeyError):
        pass
    finally:
        yield None


def itself():
    got = yield
    yield got


def raised():
    try:
        1 / 0
    except ZeroDivisionError as error:
        kept = error
    yield kept.args


def recursive():
    def inner(depth):
        if depth:
            yield from inner(depth - 1)

    return list(inner(3))


async def awaits():
    await nothing()


async def nothing():
    pass


def circle():
    generator = itself()
    next(generator)
    generator.send(generator)


def refused():
    try:
        awaits().send(None)
    except StopIteration as error:
        return error.value


def thrown():
    held = delegator()
    next(held)
    try:
        held.throw(KeyError("key"))
    except KeyError as error:
        return error.args


def made():
    names = {}
    exec("def f():\n    yield f'{next(iter([]), 5)}'\nlist(f())", names)


gc.collect()
gc.disable()
for function in (lambda: [None for _ in nodes(5)], lambda: list(delegator()), circle, lambda: list(raised()), recursive, refused, thrown, made):
    print(function() is None, gc.collect())
