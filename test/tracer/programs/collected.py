"""Generators in cycles: the garbage collector drops several at once, and closes them one after the other."""

import gc

gc.disable()


def inner(name):
    try:
        yield name
    finally:
        raise ValueError(name)


def outer(delegatee):
    try:
        yield from delegatee
    except KeyError:
        yield "never"


def makes_its_own():
    yield from inner("its own")


def guarded():
    try:
        yield 1
    finally:
        print("guarded")


def circle(*generators):
    for generator in generators:
        print(next(generator))
    held = list(generators)
    held.append(held)


def client():
    print("== the delegatee first")
    circle(outer(inner("given")))
    gc.collect()
    print("== the delegator first")
    circle(makes_its_own(), guarded())
    gc.collect()
    print("== end")


client()
