"""What is thrown is a type, with a value or without, and with a traceback."""
import sys
import warnings

warnings.simplefilter("ignore")


def catches():
    while True:
        try:
            yield "ready"
        except ValueError as error:
            print("caught", error.args)
        except KeyError as error:
            print("key", error.args)
            raise


def delegates():
    try:
        return (yield from catches())
    except KeyError:
        yield "outer"


async def asynchronous():
    try:
        yield 1
    except KeyError as error:
        yield error.args


def traceback():
    try:
        1 / 0
    except ZeroDivisionError:
        return sys.exc_info()[2]


def client(generator):
    next(generator)
    generator.throw(ValueError)
    generator.throw(ValueError, "text")
    generator.throw(ValueError, ValueError("made"))
    generator.throw(ValueError, "text", traceback())
    generator.throw(ValueError("one"), None, traceback())
    try:
        print(generator.throw(KeyError, (1, 2)))
        generator.throw(GeneratorExit)
    except (KeyError, GeneratorExit) as error:
        print("out", error.args)
    try:
        generator.throw(ValueError)
    except ValueError:
        print("finished")


def asked(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value
    except ValueError as error:
        return error.args


client(catches())
client(delegates())
created = catches()
try:
    created.throw(KeyError)
except KeyError:
    print("created")
generator = asynchronous()
print(asked(generator.__anext__()))
print(asked(generator.athrow(KeyError, "k")))
print(asked(generator.athrow(ValueError)))
