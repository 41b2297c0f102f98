"""Redirects the descriptor of stdout to a file and back."""
import os, sys, tempfile
t = tempfile.TemporaryFile(mode="w+")
sys.stdout.flush()
s = os.dup(1)
os.dup2(t.fileno(), 1)
print("captured text")
sys.stdout.flush()
os.dup2(s, 1)
t.seek(0)
print("read:", repr(t.read()))
