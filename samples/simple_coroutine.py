"""next(g) and g.send(None) do the same to generators and to coroutines.

`plain_generator` ignores what it is sent; `simple_coroutine` gives a name to
it. The first client lets `list()` drive both to their ends, the second one
mixes `next` and `send` on both.

Watch where x, y and z get their values: not when a `yield` hands out its
value, but at the beginning of the resumption after it. So three yields take
four calls, and the fourth ends in a StopIteration that nobody catches: this
program is meant to fail.
"""


def plain_generator():
    yield
    yield
    yield


def simple_coroutine():
    x = yield
    y = yield
    z = yield

    print("[simple_coroutine] after 3 yields, x = {}, y = {}, z = {}".format(x, y, z))


def yield_from(gen_or_coro):
    yield from gen_or_coro


def client_1():
    my_gen = plain_generator()
    my_coro = simple_coroutine()

    print(list(yield_from(my_gen)))
    print("------------------")
    print(list(yield_from(my_coro)))


def client_2():
    my_gen = plain_generator()
    my_coro = simple_coroutine()

    print(next(my_gen))
    print(my_gen.send('foo'))
    print("------------------")
    print(my_coro.send(None))
    print(next(my_coro))
    print(next(my_coro))
    print(my_coro.send(5))


if __name__ == "__main__":
    client_1()
    client_2()
