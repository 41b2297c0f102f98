"""The exceptions that a trace function is told of (up to CPython 3.11)."""

from ..foreign import is_builtin_type, is_instance


def normalized(kind, value):
    """The exception that CPython will make of what it has so far (`PyErr_NormalizeException`), for its own types."""
    arguments = () if value is None else value if is_instance(value, tuple) else (value,)
    try:
        return kind(*arguments) if is_builtin_type(kind) else Exception(*arguments)
    except Exception:
        return Exception(*arguments)
