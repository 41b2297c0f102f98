"""A program frees every tool of sys.monitoring, and goes on."""
# Python: 3.12 on
# Gives up.
import sys


def numbers():
    yield 1
    yield 2


print(list(numbers()))
for tool in range(6):
    try:
        sys.monitoring.free_tool_id(tool)
    except ValueError:
        pass
print(list(numbers()))


def letters():
    yield from "ab"


print(list(letters()), [sys.monitoring.get_tool(tool) for tool in range(6)])
