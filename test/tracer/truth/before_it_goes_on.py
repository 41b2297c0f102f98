"""What happens between the end of a frame and the delegator that takes its value, and at the end of a `finally`."""


class Farewell:
    def __del__(self):
        print('farewell')


class Fails:
    def __del__(self):
        raise ValueError('farewell')


class Swallows:
    def __enter__(self):
        pass

    def __exit__(self, *exception):
        return True


def tidy():
    try:
        yield 'tidy'
    finally:
        print('tidied')


def holds(held, value):
    yield 1
    return value


def takes(make, value):
    taken = yield from holds(make(), value)
    print('taken')


def started_tidy():
    generator = tidy()
    next(generator)
    return generator


async def ends(held):
    return None


async def counts(held):
    return
    yield


async def awaits():
    taken = await ends(Farewell())
    async for number in counts(Farewell()):
        pass
    print('over')


def raises_again():
    try:
        yield 1
    finally:
        with Swallows():
            raise KeyError('in between')


def stores_first():
    kept = {}
    try:
        yield 1
    finally:
        kept[(yield 'key')] = yield 'value'


def handles():
    try:
        got = int((yield 1))
    except ValueError:
        pass
        yield 'handled'


def names_one():
    yield from zip(holds(None, 1), holds(None, 2))
    print(max(holds(None, 3), default=0))


def throws(generator, *sent):
    next(generator)
    try:
        generator.throw(ValueError('first'))
        for value in sent:
            generator.send(value)
    except (KeyError, ValueError):
        pass


print('== a finalizer, None')
list(takes(Farewell, None))
print('== a finalizer, a value')
list(takes(Farewell, 'value'))
print('== a generator that goes')
list(takes(started_tidy, None))
print('== a finalizer that fails')
list(takes(Fails, None))
print('== what is awaited')
try:
    awaits().send(None)
except StopIteration:
    pass
print('== a finally raises again')
throws(raises_again())
print('== a finally stores before')
throws(stores_first(), 'value', 'key')
print('== an except that begins with pass')
generator = handles()
next(generator)
generator.send('many')
generator.close()
print('== several are asked')
list(names_one())
print('== the end')
