"""Drops a chain of 100,000 objects."""
# Output alone.
class N:
    def __init__(s, l): s.l = l
a = None
for n in range(100000): a = N(a)
print('made')
del a
print('dropped')
