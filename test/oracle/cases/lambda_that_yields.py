"""From 3.12 on CPython compiles no handler around a lambda, so `close()` runs it also on 3.13."""


def client():
    one = (lambda a: (yield a))(1)
    print(next(one))
    one.close()
    dropped = (lambda: [(yield 1), (yield 2)])()
    print(next(dropped), dropped.send("s"))
    del dropped


client()
