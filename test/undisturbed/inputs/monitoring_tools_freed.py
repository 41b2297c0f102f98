"""Frees every tool of sys.monitoring."""
# Python: 3.12 on
# Not embedded: observation ends there, as in tool_freed.py.
import sys
def g():
    yield 1
list(g())
for i in range(6):
    try: sys.monitoring.free_tool_id(i)
    except ValueError: pass
list(g())
print("end")
