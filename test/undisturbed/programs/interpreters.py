"""Other interpreters in the same process import `site` again. They are theirs, also where the descriptors 3 to 5 are files."""
# Not embedded: no other interpreters.
# Python: 3.8 on
import os
import tempfile

try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters

run = getattr(interpreters, "exec", None) or interpreters.run_string
files = [tempfile.TemporaryFile() for _ in range(6)]
before = [os.fstat(file.fileno()).st_size for file in files]


def letters():
    yield from "ab"


print(list(letters()), sorted(file.fileno() for file in files) == list(range(3, 9)), flush=True)
for turn in range(2):
    other = interpreters.create()
    try:
        run(other, "import os, sys; print('in the other one', len(sys.path), '_gen_step' in sys.modules, flush=True)")
        run(other, "print([line for line in sys.path if 'tracer' in line], os.environ.get('PYTHONPATH'), flush=True)")
        run(other, "def g():\n yield 1\nprint(list(g()), flush=True)")
    finally:
        interpreters.destroy(other)
    print(list(letters()), flush=True)
print([os.fstat(file.fileno()).st_size for file in files] == before)
