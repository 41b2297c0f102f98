"""Code objects whose tables tell nothing, or what is not so."""
# Python: 3.8 on
import types


def numbers():
    sent = yield 1
    try:
        yield 2
    except ValueError:
        pass
    yield 3


code = numbers.__code__
table = "co_linetable" if hasattr(code, "co_linetable") else "co_lnotab"
for changed in (
    {table: b""},
    {table: b"\x00" * 40},
    {"co_firstlineno": 0},
    {"co_firstlineno": 1000000},
    {"co_name": "x\ud800"},
    {"co_consts": code.co_consts + (object(),)},
    {"co_filename": ""},
    {"co_filename": "\0\udc80"},
):
    print(list(types.FunctionType(code.replace(**changed), globals())()))
