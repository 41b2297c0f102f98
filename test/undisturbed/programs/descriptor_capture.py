"""Captures by descriptor and by stream at once, as test runners do."""
# Not embedded: no processes.
import io
import os
import subprocess
import sys
import tempfile


class Capture:
    def __enter__(self):
        sys.stdout.flush()
        self.kept, self.stream = os.dup(1), sys.stdout
        self.file = tempfile.TemporaryFile(buffering=0)
        os.dup2(self.file.fileno(), 1)
        sys.stdout = io.TextIOWrapper(io.FileIO(1, "w", closefd=False), "utf-8", write_through=True)
        return self

    def __exit__(self, *exception):
        os.dup2(self.kept, 1)
        sys.stdout = self.stream
        self.file.seek(0)
        self.text = self.file.read().decode()


def talks():
    print("before the yield")
    yield subprocess.call([sys.executable, "-c", "print('another process')"])
    print("behind the yield")


with Capture() as capture:
    found = list(talks())
print(found, capture.text.split("\n"))
