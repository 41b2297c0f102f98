"""Two kinds of code, two kinds of calls, one and the same cycle.

The client calls `next` and then `send` on a plain generator, and does just
that with a coroutine. Six names stand for the six values, so that each can be
followed by eye: alpha and beta go in, foo, bar, baz and qux come out.

Watch alpha vanish, for no name takes it, while beta becomes y. And z: it
never gets a value, since no third call comes.
"""

foo, bar, baz, qux, alpha, beta = "foo", "bar", "baz", "qux", "alpha", "beta"


def plain_generator():
    yield foo
    yield bar


def simple_coroutine():
    y = yield baz
    print("y =", y)
    z = yield qux
    print("z =", z)


def client():
    my_gen = plain_generator()
    my_coro = simple_coroutine()

    ret_1 = next(my_gen)
    ret_2 = my_gen.send(alpha)

    ret_3 = next(my_coro)
    ret_4 = my_coro.send(beta)

    print(ret_1, ret_2, ret_3, ret_4)


if __name__ == "__main__":
    client()
