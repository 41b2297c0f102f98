"""Exceptions that notice when somebody asks them for anything."""
asked = []


class Asked(Exception):
    def __getattribute__(self, name):
        asked.append(name)
        return super().__getattribute__(name)

    def __setattr__(self, name, value):
        asked.append("set " + name)
        super().__setattr__(name, value)

    def __repr__(self):
        asked.append("repr")
        return "Asked"

    __str__ = __repr__


class Hides(Exception):
    @property
    def __class__(self):
        asked.append("class")
        return Exception

    @property
    def __traceback__(self):
        asked.append("traceback")
        while True:
            pass

    @property
    def args(self):
        asked.append("args")
        return ()

    __cause__ = __context__ = __suppress_context__ = __class__


class Shown:
    def __repr__(self):
        asked.append("repr of an argument")
        return "shown"

    __str__ = __repr__


def raises(exception):
    try:
        yield 1
        raise exception
    except Asked:
        yield 2
    except Exception:
        yield 3


for exception in (Asked(1), Hides(2), ValueError(Shown()), TypeError(Shown()), RuntimeError(Asked(3))):
    print(list(raises(exception)))
    iterator = raises(None)
    next(iterator)
    print(iterator.throw(exception))
    try:
        list(iterator)
        iterator.throw(exception)
    except Exception:
        pass
print(asked)
