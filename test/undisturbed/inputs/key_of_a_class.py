"""The names of a class and of its attributes tell when they are compared."""
class S(str):
    def __eq__(s, o):
        print("EQ"); return False
    def __hash__(s):
        print("HASH"); return 1
C = type(S("CC"), (), {S("attr"): 1})
print("made")
def k():
    c = C()
    yield c
next(k())
print("end3")
