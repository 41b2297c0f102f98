"""Methods of generators that are kept, handed to others, and called by these."""
import contextlib
import functools


def counts():
    try:
        got = yield 0
        while True:
            got = yield got
    except ValueError:
        yield "taken"


def begun():
    generator = counts()
    next(generator)
    return generator


print("== kept")
kept = begun()
methods = [kept.__next__, kept.close]
for method in methods:
    print(method())

print("== called at the end of a with")
left = begun()
with contextlib.ExitStack() as stack:
    stack.callback(left.close)

print("== thrown at the end of a with")
thrown = begun()
with contextlib.ExitStack() as stack:
    stack.callback(thrown.throw, ValueError())
del stack, thrown

print("== map asks")
mapped = begun()
print(list(map(mapped.send, [1, None])))
del mapped

print("== a partial")
partial = functools.partial(begun().send, 5)
print(partial())
del partial
