"""Run one test module of the standard library and write down what becomes of each test, while it does.

`runner.py OUT MODULE WAY SKIPPED`: WAY is `noop` to observe with callbacks that do nothing; SKIPPED is a JSON list of
ids of tests that are not to be run, or `["only", ...]`. OUT gets a JSON list a line: `["begin", number, id]`,
`["end", number, is_watched]`, `["outcome", id, word, text]`, and `["done"]` at last. Where OUT is `-`, they stand on the
standard output, in lines that begin with `@@`.
"""

import importlib
import json
import os
import sys
import unittest

import marks
import noop

_open, _dumps = open, json.dumps


class Ledger(unittest.TestResult):
    """Notes one word for each test: passed, failed, error, skipped, expected failure or unexpected success.

    What a subtest comes to counts for its test: their ids may hold addresses.
    """

    def __init__(self, out, way):
        super().__init__()
        self._out = None if out == "-" else os.path.abspath(out)
        self._stdout = sys.stdout
        self._way = way
        self._number = 0

    def write(self, *entry):
        if self._out is None:
            self._stdout.write("\n@@" + _dumps(entry) + "\n")
            return
        # Opened each time: a test may close every descriptor.
        with _open(self._out, "a") as file:
            file.write(_dumps(entry) + "\n")

    def startTest(self, test):
        super().startTest(test)
        self._number += 1
        self.write("begin", self._number, test.id())
        if self._way == "noop":
            noop.install()
        marks.begin(self._number)

    def stopTest(self, test):
        marks.end(self._number)
        self.write("end", self._number, _is_watched())
        super().stopTest(test)

    def addError(self, test, err):
        super().addError(test, err)
        self.write("outcome", test.id(), "error", self.errors[-1][1])

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.write("outcome", test.id(), "failed", self.failures[-1][1])

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        # Of a test with subtests some of which are skipped the others count.
        if not hasattr(test, "test_case"):
            self.write("outcome", test.id(), "skipped", reason)

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self.write("outcome", test.id(), "expected failure", "")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self.write("outcome", test.id(), "unexpected success", "")

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.write("outcome", test.id(), "failed", self._exc_info_to_string(err, test))


def _is_watched():
    """Whether somebody observes this thread."""
    if sys.version_info >= (3, 12):
        return any(sys.monitoring.get_tool(tool) in ("gen-step", "no-op") for tool in range(6))
    return sys.gettrace() is not None


def _tests_of(name):
    """The tests of a module; with its doctests where regrtest alone would run those."""
    module = importlib.import_module(name)
    suite = unittest.defaultTestLoader.loadTestsFromModule(module)
    if hasattr(module, "__test__") and not hasattr(module, "load_tests"):
        import doctest

        suite.addTest(doctest.DocTestSuite(module))
    return suite


def _without(suite, skipped):
    only = skipped[:1] == ["only"]
    kept = unittest.TestSuite()
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            kept.addTest(_without(test, skipped))
        elif (test.id() in skipped) == only:
            kept.addTest(test)
    return kept


def main(out, name, way, skipped):
    from test import support

    support.use_resources = {}
    ledger = Ledger(out, way)
    try:
        suite = _tests_of(name)
    except unittest.SkipTest as reason:
        ledger.write("done", str(reason))
        return
    skipped = json.loads(skipped)
    if way == "noop":
        noop.install()
    (_without(suite, skipped) if skipped else suite).run(ledger)
    ledger.write("done")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    del sys.argv[1:]
    main(*arguments)
