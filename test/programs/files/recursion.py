"""Recursion and memory to their limits."""
import sys

def walk(n):
    yield n
    yield from walk(n + 1)

def depth():
    count = 0
    try:
        for count in walk(0):
            pass
    except RecursionError:
        pass
    return count

def down(n):
    try:
        return down(n + 1)
    except RecursionError:
        return n

print(down(0) > 900)
sys.setrecursionlimit(200)
print(100 < down(0) < 200, depth() > 150)
def endless():
    return endless()
try:
    endless()
except RecursionError as error:
    print(error)
sys.setrecursionlimit(1000)
try:
    big = "x" * 2**62
except (MemoryError, OverflowError) as error:
    print(type(error).__name__)
def keep():
    blocks = []
    while len(blocks) < 10:
        blocks.append(bytearray(10**6))
        yield len(blocks)
print(sum(keep()))
endless()
