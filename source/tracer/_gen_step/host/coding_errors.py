"""What CPython says of a source file that it cannot decode. It says so where it reads a script itself alone: `compile`
and `tokenize` have other words.
"""

import re
import sys
import tokenize

_VERSION = sys.version_info
_BOM = b"\xef\xbb\xbf"
if _VERSION >= (3, 11):
    _PEP = "https://peps.python.org/pep-0263/"
else:
    _PEP = "%s://python.org/dev/peps/pep-0263/" % ("https" if _VERSION >= (3, 9) else "http")
_UNDECLARED = (
    "Non-UTF-8 code starting with '\\x%02x' in file %s on line %d, but no encoding declared; see %s for details"
)
_CODING = re.compile(r"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", re.ASCII)
# 3.10 counts the line that it reads twice.
_FIRST_LINE = 2 if _VERSION[:2] == (3, 10) else 1
# It names the line above its sentence, too.
_NAMES_LINE = _VERSION < (3, 9)


def as_of_script(error, path, data):
    """The error as CPython raises it; `error` itself where it cannot be known."""
    line, coding = _coding(data)
    if coding is None:
        return _undeclared(path, data) or error
    if type(error) is UnicodeDecodeError:
        return error
    return _error("encoding problem: %s%s" % (coding, " with BOM" if data.startswith(_BOM) else ""), path, line)


def _coding(data):
    """The line of the coding line, and what that names; None for both where there is none (PEP 263)."""
    for number, line in enumerate(data[len(_BOM) if data.startswith(_BOM) else 0 :].split(b"\n", 2)[:2], 1):
        text = line.decode("latin-1")
        found = _CODING.match(text)
        if found:
            return number, tokenize._get_normal_name(found.group(1))
        if text.strip() and not text.strip().startswith("#"):
            break
    return None, None


def _undeclared(path, data):
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start)
        number = line + _FIRST_LINE
        return _error(_UNDECLARED % (data[error.start], path, number, _PEP), path, number)
    return None


def _error(message, path, line):
    error = SyntaxError(message)
    if _NAMES_LINE:
        error.filename, error.lineno = path, line
    return error
