"""What is printed while the descriptor leads to a file waits there as long as without us: `os.write` comes first."""
# Not embedded: no processes.
# Environment: PYTHONUNBUFFERED=
import os
import sys
import tempfile


def numbers():
    yield 1
    got = yield 2
    yield got


def content():
    return open(file.name).read()


file = tempfile.NamedTemporaryFile()
kept = os.dup(1)
print("before")
sys.stdout.flush()
os.dup2(file.fileno(), 1)
print("printed first")
os.write(1, b"written second\n")
for number in numbers():
    print(number)
    os.write(1, b"raw\n")
seen = [content()]
print("no end of a line", end="")
os.system("echo from a child")
list(numbers())
sys.stdout.flush()
os.write(1, b" raw\n")
seen.append(content())
print("back only when it is written")
list(numbers())
seen.append(content())
os.dup2(kept, 1)
sys.stdout.flush()
print("behind it")
list(numbers())
print(seen)
for turn in range(2):
    sys.stdout.flush()
    os.dup2(file.fileno(), 1)
    for number in range(300):
        print("a line of some length that fills a buffer in the end", number)
    sys.stdout.flush()
    os.write(1, b"the end\n")
    os.dup2(kept, 1)
    print("here", turn, list(numbers()))
print(content()[-20:], len(content()))
