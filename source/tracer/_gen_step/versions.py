"""What a CPython lets us see, where more than one module asks for it."""

import sys

# Instructions can be watched: by `f_trace_opcodes` (bpo-31344), and by `sys.monitoring` from 3.12 on.
HAS_INSTRUCTION_EVENTS = sys.version_info >= (3, 7)
# Code knows the columns of its instructions (PEP 657).
HAS_POSITIONS = sys.version_info >= (3, 11)
# The exception table says how deep the stack is where a handler begins (Objects/exception_handling_notes.txt).
HAS_DEPTHS = sys.version_info >= (3, 11)
# An instruction has the greatest line so far of its statement, not that of its expression (`compiler_visit_expr`,
# Python/compile.c).
LINES_GROW = sys.version_info < (3, 8)
# The call of a method has the line where the method is named, and begins there where columns are known
# (`update_start_location_to_match_attr`, Python/compile.c).
CALLS_AT_NAME = sys.version_info >= (3, 10)
