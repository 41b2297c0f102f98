"""Sets the recursion limit to two above its own depth."""
# Near the limit.
import sys
def depth():
    f, n = sys._getframe(1), 0
    while f:
        n += 1; f = f.f_back
    return n
def f(n):
    if n:
        return f(n - 1)
    old = sys.getrecursionlimit()
    sys.setrecursionlimit(depth() + 2)
    sys.setrecursionlimit(old)
    return "fine"
print(f(100))
