"""One partial function made of another has no dictionary of its own."""
import functools
p = functools.partial(print, 1)
q = functools.partial(p, 2)
print(q.func, q.args)
