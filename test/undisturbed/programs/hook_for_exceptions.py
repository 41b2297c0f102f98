"""Where `sys.excepthook` is called no exception is handled any more."""
import sys


def words():
    yield "one"


def say(kind, error, traceback):
    print(kind is type(error), sys.exc_info())


sys.excepthook = say
print(list(words()))
raise OSError("the last one")
