"""Every function of the library that a tracer could use raises."""
import ast
import codecs
import collections
import dis
import functools
import gc
import inspect
import io
import itertools
import json
import linecache
import os
import re
import tokenize
import weakref


def fails(*arguments, **named):
    raise RuntimeError("patched")


for module in (
    ast, codecs, collections, dis, functools, gc, inspect, io, itertools, json, linecache, os, os.path, re, tokenize, weakref
):
    for name in list(vars(module)):
        if not name.startswith("__") and callable(getattr(module, name)) and name != "_exit":
            setattr(module, name, fails)


def numbers():
    sent = yield 1
    try:
        yield 2
        raise ValueError(sent)
    except ValueError:
        yield 3


def delegates():
    yield from numbers()


print(sum(delegates()))
