"""Reading from stdin in all ways."""
import sys

def reader():
    while True:
        got = yield
        print("got", repr(got))

r = reader()
next(r)
r.send(input())
r.send(input("prompt: "))
r.send(sys.stdin.readline())
r.send(sys.stdin.buffer.read(3))
for line in sys.stdin:
    r.send(line)
r.send(sys.stdin.read())
try:
    input()
except EOFError as error:
    print("EOFError", error)
