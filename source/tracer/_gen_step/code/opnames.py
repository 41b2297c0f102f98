"""Instructions by what they do: those that call, and those that ask an iterator."""

_CALLS = frozenset(["CALL_FUNCTION", "CALL_FUNCTION_KW", "CALL_FUNCTION_EX", "CALL_METHOD", "CALL", "CALL_KW"])
# The instructions that ask an iterator for the next of its values, by the words for what they are a part of.
ASKERS = {
    "FOR_ITER": "for",
    "UNPACK_SEQUENCE": "unpacking",
    "UNPACK_EX": "unpacking",
    "LIST_EXTEND": "*",
    "SET_UPDATE": "*",
    "BUILD_TUPLE_UNPACK": "*",
    "BUILD_LIST_UNPACK": "*",
    "BUILD_SET_UNPACK": "*",
    "BUILD_TUPLE_UNPACK_WITH_CALL": "*",
    "CALL_FUNCTION_EX": "*",
    "CONTAINS_OP": "in",
    "BEFORE_WITH": "with",
    "SETUP_WITH": "with",
    "WITH_EXCEPT_START": "with",
    "WITH_CLEANUP_START": "with",
}
# Of these, those of 3.7 and 3.8 that ask several iterables in turn, the lowest on the stack first.
UNPACKS = frozenset(["BUILD_TUPLE_UNPACK", "BUILD_LIST_UNPACK", "BUILD_SET_UNPACK", "BUILD_TUPLE_UNPACK_WITH_CALL"])
# The same for instructions that seldom do.
SELDOM_ASKERS = {
    "STORE_SUBSCR": "assignment to a slice",
    "STORE_SLICE": "assignment to a slice",
    "INPLACE_ADD": "+=",
}
# Those of `ASKERS` that have the iterator on top of the stack and ask it themselves.
ASKS_TOP = frozenset(["FOR_ITER", "UNPACK_SEQUENCE", "UNPACK_EX", "LIST_EXTEND", "SET_UPDATE", "CONTAINS_OP"])
# Of these, those that may run code of the program's before they ask again.
ASKS_ONCE = frozenset(["FOR_ITER", "CONTAINS_OP"])


# They ask nothing, and let go of something: what is called there, CPython calls because an object goes.
LETS_GO = frozenset(
    [kind + "_" + place for kind in ("STORE", "DELETE") for place in ("FAST", "NAME", "GLOBAL", "DEREF")]
    + ["STORE_FAST_LOAD_FAST", "STORE_FAST_STORE_FAST", "POP_TOP", "POP_EXCEPT", "POP_ITER", "END_FOR", "END_SEND"]
    + ["RETURN_VALUE", "RETURN_CONST"]
)
# `yield from` and `await`.
DELEGATES = frozenset(["SEND", "YIELD_FROM"])


def looks_up(opname):
    """Whether an instruction evaluates a subscript, an attribute or an operator."""
    return opname.startswith(("BINARY_", "INPLACE_", "UNARY_", "COMPARE_")) or opname in ("LOAD_ATTR", "LOAD_METHOD")


def lays_down(opname):
    """Whether it stores something, or deletes it, under a subscript or an attribute."""
    return opname in ("STORE_SUBSCR", "STORE_SLICE", "STORE_ATTR", "DELETE_SUBSCR", "DELETE_ATTR")


def is_call(opname):
    """Whether an instruction calls something."""
    return opname in _CALLS


def is_at_call(opname):
    """Whether a frame that stands at an instruction is about to call something, or has just done so."""
    return opname in _CALLS or opname == "PRECALL"  # Where CPython 3.11 calls what it knows.
