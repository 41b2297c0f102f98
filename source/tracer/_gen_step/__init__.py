"""The tracer of gen-step: it observes CPython and obeys requests. It has no policy and words nothing.

Only the standard library, CPython 3.6 and newer. `source/readme.md` is the map.
"""

PROTOCOL = 3
