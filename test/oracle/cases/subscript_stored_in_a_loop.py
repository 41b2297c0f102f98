def m():
    data = {}
    while True: data[(yield data)] = yield
def n():
    data = {}
    while True:
        data[(yield data)] = yield
for g in m(), n():
    next(g)
    g.send("v")
    g.send("k")
