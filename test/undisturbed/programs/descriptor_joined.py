"""Sends stderr to where stdout goes, and lets other processes write in between."""
# Not embedded: no processes.
import os
import subprocess
import sys


def talks(stream):
    print("stdout", flush=True)
    yield subprocess.call(["echo", "from a process"])
    print("stderr", file=stream, flush=True)
    os.write(1, b"with no stream\n")
    yield 2
    print("last", flush=True)


kept = os.dup(2)
os.dup2(1, 2)
print(list(talks(sys.stderr)), flush=True)
os.dup2(kept, 2)
print("apart again", file=sys.stderr)
