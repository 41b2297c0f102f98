"""Comes to the recursion limit in other threads, and shows how deep that was and what raised there."""
# Not embedded: no threads.
# Python: 3.6 to 3.11
import sys
import threading


def deeper(depth):
    try:
        return deeper(depth + 1)
    except RecursionError:
        return depth


def endless(depth):
    endless(depth + 1)


def shows():
    try:
        endless(0)
    except RecursionError as error:
        entry, names = error.__traceback__, []
        while entry:
            names.append(entry.tb_frame.f_code.co_name)
            entry = entry.tb_next
        print(len(names), names[-2:], error)


def delegates(depth):
    yield depth
    yield from delegates(depth + 1)


def first():
    print(deeper(0), deeper(0))
    shows()


def second():
    shows()
    shows()
    for depth in delegates(0):
        if depth > 50:
            break
    print(depth)


print([each for each in (each for each in "ab")])
for function in first, second, second:
    thread = threading.Thread(target=function)
    thread.start()
    thread.join()
