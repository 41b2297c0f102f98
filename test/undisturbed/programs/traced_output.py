"""A trace or profile function of the program's, and pdb, see a `print` and the end of a generator as without us."""
import io
import pdb
import sys

seen = []


def trace(frame, event, argument):
    seen.append((frame.f_code.co_name, event))
    return trace


def profile(frame, event, argument):
    # From 3.12 on the end of the call that sets it is seen under any observer of calls.
    if argument is not sys.setprofile:
        seen.append((frame.f_code.co_name, event, getattr(argument, "__name__", None)))


def numbers():
    try:
        yield 1
    finally:
        seen.append("closed")


def works():
    print("in a line")
    print("flushed", flush=True)
    sys.stdout.write("written\n")
    sys.stderr.write("an error\n")
    print("x" * 9000)


def suspended():
    generator = numbers()
    next(generator)
    return [generator]


def traced():
    kept = suspended()
    sys.settrace(trace)
    works()
    kept.pop()
    sys.settrace(None)


def profiled():
    kept = suspended()
    sys.setprofile(profile)
    works()
    kept.pop()
    sys.setprofile(None)


def steps():
    print("first")
    print("second")
    return 1


next(numbers())
print("before")
for watched in traced, profiled:
    watched()
    print(seen)
    del seen[:]
said = io.StringIO()
pdb.Pdb(stdin=io.StringIO("step\nstep\nstep\ncontinue\n"), stdout=said, nosigint=True).runcall(steps)
print(said.getvalue())
