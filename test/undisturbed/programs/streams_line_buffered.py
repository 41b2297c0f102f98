"""Which streams write each line at once: stderr, and those of a terminal."""
import sys

for name in ("stdin", "stdout", "stderr"):
    stream = getattr(sys, name)
    print(name, stream.line_buffering or stream.isatty(), stream is getattr(sys, "__%s__" % name))
