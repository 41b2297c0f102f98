import contextlib
import gc


def root(name):
    try:
        yield 1
    finally:
        print("root closed", name)


class Closes:
    def __del__(self):
        print("del")
        self.close()
        print("del over")

    def close(self):
        self.gen.close()


class ByOthers(Closes):
    def close(self):
        with contextlib.closing(self.gen):
            pass


class LetsGo(Closes):
    def close(self):
        self.gen = self.me = None


class Nothing(Closes):
    def close(self):
        pass


class ByMethod(Closes):
    def close(self):
        close = type(self.gen).close
        close(self.gen)


class Throws(Closes):
    def close(self):
        try:
            self.gen.throw(GeneratorExit)
        except GeneratorExit:
            print("thrown out")


def cycle(kind):
    c = kind()
    g = root(kind.__name__)
    next(g)
    c.gen = g
    c.me = c


def delegator(name):
    yield from root(name)


def chain(kind):
    c = kind()
    g = delegator(kind.__name__)
    next(g)
    c.gen = g
    c.me = c


gc.disable()


def show(title, kind, make):
    print("==", title)
    make(kind)
    gc.collect()


show("closed by a __del__", Closes, cycle)
show("and what it stands on", Closes, chain)
show("closed by code of others", ByOthers, cycle)
show("and what it stands on, by these", ByOthers, chain)
show("let go of by a __del__", LetsGo, cycle)
show("and what it stands on, with it", LetsGo, chain)
show("closed by nobody", Nothing, chain)
show("closed by the method itself", ByMethod, cycle)
show("and what it stands on, by that", ByMethod, chain)
show("thrown into", Throws, cycle)
show("and what it stands on, thrown into", Throws, chain)
print("== over")
