"""Tracebacks, plain and chained; none of the tracer's frames stands in them."""
import inspect, sys, traceback, warnings

def inner():
    yield 1
    raise ValueError("from within")

def outer():
    try:
        yield from inner()
    except ValueError as error:
        raise KeyError("replaced") from error

def caught():
    try:
        list(outer())
    except KeyError:
        traceback.print_exc()
        raise RuntimeError("while handling")

def stop():
    yield 1
    raise StopIteration(5)

try:
    caught()
except RuntimeError as error:
    traceback.print_exc(file=sys.stdout)
    print(len(traceback.extract_tb(error.__traceback__)))
try:
    list(stop())
except RuntimeError:
    traceback.print_exc()
g = outer()
next(g)
try:
    g.throw(TypeError("thrown"))
except TypeError as error:
    print(traceback.format_exc())
class Deep(Exception):
    pass
def deep(n):
    if n == 0:
        raise Deep("bottom")
    deep(n - 1)
def handle():
    try:
        deep(6)
    except Deep:
        [].pop()
warnings.warn("a warning at the top")
def warner():
    warnings.warn("a warning below", stacklevel=2)
    yield
list(warner())
handle()
