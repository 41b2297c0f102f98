# -*- coding: latin-1 -*-
from __future__ import generator_stop
import __future__

def größe(n: int) -> "text":
	größte = yield n
	return größte

g = größe(3)
print(next(g), größe.__annotations__)
try:
    g.send("é")
except StopIteration as stop:
    print(ascii(stop.value))
