"""Behind a time without it the garbage collector has as much to do as without us, whatever code was new meanwhile."""
import gc

collections = []
gc.collect()
gc.callbacks.append(lambda phase, info: collections.append(phase))


def without(first, second):
    gc.disable()
    yield first
    for value in other(second):
        yield value
    gc.enable()


def other(value):
    class Loop:
        pass

    loop = Loop()
    loop.loop = loop
    yield value
    yield [one for one in range(value)]
    for name in "abc":
        with_name = yield {name: [value, (name, value)], "other": {value, name}}
        try:
            yield with_name or name
            value += yield from iter([name, name])
        except (TypeError, ValueError) as error:
            yield type(error).__name__
        finally:
            yield [with_name for with_name in name] if value else {name for name in [value]}
        yield lambda: [loop for loop in others if loop]


print(len(list(without(1, 2))))
print(gc.collect() > 0, collections)
