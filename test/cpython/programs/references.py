"""What dies when: weak references to generators, their frames' variables, and what they delegate to."""

import gc
import sys
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def inner(thing):
    yield thing.name
    return thing


def outer(name):
    kept = Thing("local of " + name)
    result = yield from inner(Thing(name))
    print("result:", result.name, kept.name)


def finished():
    for value in outer("run to its end"):
        print(value)
    print("after the loop")


def dropped():
    generator = outer("dropped")
    reference = weakref.ref(generator)
    next(generator)
    print(reference() is generator)
    del generator
    print("dropped:", reference())


def closed():
    generator = outer("closed")
    reference = weakref.ref(generator)
    next(generator)
    generator.close()
    print("closed:", reference() is generator, generator.gi_frame)
    del generator
    print(reference())


def thrown():
    generator = outer("thrown")
    reference = weakref.ref(generator)
    next(generator)
    try:
        generator.throw(KeyError("x"))
    except KeyError as error:
        print("caught", error, error.__context__)
    del generator
    print("thrown:", reference())


def in_a_cycle():
    def own():
        me = yield
        try:
            yield me
        finally:
            print("closed by the collector", sys.getrefcount(me) > 1)

    generator = own()
    reference = weakref.ref(generator)
    next(generator)
    generator.send(generator)
    del generator
    print("alive in its cycle:", reference() is not None)
    gc.collect()
    print("collected:", reference())


def never_started():
    generator = outer("never started")
    reference = weakref.ref(generator)
    del generator
    print("never started:", reference())


def counts():
    generator = inner(Thing("counted"))
    before = sys.getrefcount(generator)
    next(generator)
    print("references:", before == sys.getrefcount(generator), len(gc.garbage))


def resurrected():
    saved = []

    def keeper():
        try:
            yield 1
        finally:
            saved.append(sys._getframe().f_code.co_name)

    generator = keeper()
    next(generator)
    generator = None
    print("saved:", saved)


gc.disable()
for test in (finished, dropped, closed, thrown, in_a_cycle, never_started, counts, resurrected):
    print("--", test.__name__)
    test()
print("objects left:", list(map(type, gc.get_objects())).count(Thing))
