"""A variable is overwritten: what it held ends before the next statement."""
class F:
    def __del__(self): print("closed")
def gen():
    x = F()
    yield 1
    x = None; print("after")
    yield 2
for _ in gen(): pass
