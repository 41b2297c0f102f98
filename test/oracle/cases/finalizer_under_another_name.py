"""A `__del__` that has another name runs between the end of a frame and its client; nobody gets what it raises."""
import functools


def logged(function):
    @functools.wraps(function)
    def wrapper(*given):
        print("wrapper")
        return function(*given)

    return wrapper


class Closes:
    def close(self):
        print("close")
        if not self.__dict__:
            self.closed = True
            raise OSError("not closed")

    __del__ = close


class Lambda:
    __del__ = lambda self: print("lambda")  # noqa: E731


class Wrapped:
    @logged
    def __del__(self):
        raise OSError("wrapped")


def holds(kind):
    held = kind()
    yield 1


def client(kind):
    for value in holds(kind):
        print(value)
    print(list(holds(kind)))
    value, = holds(kind)
    suspended = holds(kind)
    next(suspended)
    print(next(suspended, "over"))
    print(next(holds(kind)))
    try:
        kind().close()
    except (OSError, AttributeError) as error:
        print(type(error).__name__)


client(Closes)
client(Lambda)
client(Wrapped)
