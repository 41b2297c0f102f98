"""Output in all ways, in the order in which it is written."""
import contextlib, io, os, sys

def writer():
    print("a", end="")
    yield
    sys.stdout.write("b\n")
    yield
    sys.stdout.buffer.write(b"c\n")
    sys.stdout.buffer.flush()
    yield
    sys.stdout.flush()
    os.write(1, b"d\n")
    yield
    print("to stderr", file=sys.stderr)
    sys.stdout.writelines(["e\n", "f\n"])

for _ in writer():
    pass
out = io.StringIO()
with contextlib.redirect_stdout(out):
    for _ in writer():
        print("inside")
print(repr(out.getvalue()))
print("escape \x1b[1mbold\x1b[0m \x07 \r\b\t|")
print("caf\u00e9 \u20ac \U0001F600")
sys.stdout.buffer.write(b"\xff\xfe raw bytes \x00\n")
try:
    print("\ud800")
except UnicodeEncodeError as error:
    print(error)
print("\ud800", file=sys.stderr)
sys.stdout = open(os.devnull, "w")
print("nowhere")
sys.stdout.close()
sys.stdout = sys.__stdout__
if hasattr(sys.stdout, "reconfigure"):
    sys.stdout.reconfigure(encoding="latin-1", errors="replace")
    print("caf\u00e9 \u20ac")
print("last, without a newline", end="")
