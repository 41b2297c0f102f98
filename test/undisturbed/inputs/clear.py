"""Frames of a traceback are cleared, and what they held goes."""
import gc, weakref, sys
class C: pass
def inner(**kwargs):
    1/0
def outer(**kwargs):
    try:
        inner(**kwargs)
    except ZeroDivisionError as e:
        exc = e
    return exc
c = C()
wr = weakref.ref(c)
exc = outer(c=c)
del c
tb = exc.__traceback__
while tb is not None:
    tb.tb_frame.clear()
    tb = tb.tb_next
gc.collect()
print("alive" if wr() else "dead")
if wr() is not None:
    for r in gc.get_referrers(wr()):
        if r is not globals():
            print(type(r), str(r)[:80], [(type(x).__name__, str(x)[:100]) for x in gc.get_referrers(r)][:4])
