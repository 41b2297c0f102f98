"""Work done by code of others, called from a program that is traced: prints how many seconds of the processor it took.

`others.py library N`: parsing, matching, comparing, with the exceptions that a library raises and handles inside of it.
No loop is the program's own: that would be traced, and is another row's matter.
`others.py imports N`: modules imported afresh. `others.py calls N`: long calls into C.
`others.py raises N`: little else than exceptions inside of a library, the worst case.
"""

import ast
import configparser
import difflib
import hashlib
import importlib
import json
import re
import sys
import textwrap
import time
import tokenize
import zlib

TEXT = open(textwrap.__file__).read()
RECORDS = [{"name": "record %d" % number, "values": list(range(20)), "kind": None} for number in range(60)]
NUMBERS = re.compile(r"\d+")


class Encoder(json.JSONEncoder):
    def default(self, o):
        return str(o)


def parse():
    tree = ast.parse(TEXT)
    return len(list(ast.walk(tree))), ast.dump(tree)


def convert():
    text = json.dumps(RECORDS, indent=1)
    return json.loads(text, parse_int=float)


def match():
    re.purge()
    pattern = re.compile(r"(?P<word>[a-z]+)|(?P<number>\d+(\.\d+)?)|(?P<string>'[^']*')")
    return list(map(re.Match.group, pattern.finditer(TEXT)))


def compare():
    lines = TEXT.splitlines()[:120]
    return list(difflib.unified_diff(lines, [NUMBERS.sub("#", line).rstrip() for line in lines[::-1]]))


def read():
    with open(textwrap.__file__, "rb") as file:
        return len(list(tokenize.tokenize(file.readline)))


def configure():
    """`ConfigParser.get` looks into one mapping after the other, and handles a KeyError for each."""
    parser = configparser.ConfigParser({"home": "there"})
    parser.read_string("[one]\na = 1\nb = %(home)s\n[two]\nc = 3\n")
    for _ in range(40):
        parser.get("one", "b")
        parser.get("two", "d", fallback=None)
        parser.has_option("two", "e")
        parser.getboolean("one", "a")


def library():
    parse()
    convert()
    match()
    compare()
    read()
    configure()


IMPORTED = ["argparse", "calendar", "csv", "decimal", "fractions", "http.client", "mailbox", "pprint", "statistics"]


def imports():
    for name in IMPORTED:
        sys.modules.pop(name, None)
        importlib.import_module(name)


DATA = TEXT.encode() * 40


def calls():
    hashlib.sha256(zlib.compress(DATA)).hexdigest()
    sorted(DATA, key=float)


PARSER = configparser.ConfigParser()
PARSER.read_string("[one]\na = 1\n")


def raises():
    PARSER.get("two", "d", fallback=None)


if __name__ == "__main__":
    work, count = globals()[sys.argv[1]], int(sys.argv[2])
    work()
    began = time.process_time()
    for _ in range(count):
        work()
    print(time.process_time() - began)
