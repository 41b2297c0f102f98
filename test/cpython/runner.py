"""Run test modules of the standard library and write down what became of each test: `runner.py OUT MODULE...`."""

import json
import sys
import unittest


class Ledger(unittest.TestResult):
    """Keeps one word for each test: passed, failed, error, skipped, expected failure or unexpected success."""

    def __init__(self):
        super().__init__()
        self.outcomes = {}
        self.notes = {}

    def startTest(self, test):
        super().startTest(test)
        self.outcomes.setdefault(test.id(), "passed")

    def addError(self, test, err):
        super().addError(test, err)
        self._note(test, "error", self.errors[-1][1])

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._note(test, "failed", self.failures[-1][1])

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._note(test, "skipped", reason)

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._note(test, "expected failure", "")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._note(test, "unexpected success", "")

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self._note(subtest, "failed", self._exc_info_to_string(err, test))

    def _note(self, test, outcome, text):
        self.outcomes[test.id()] = outcome
        self.notes[test.id()] = text


def main(out, *names):
    ledger = Ledger()
    unittest.defaultTestLoader.loadTestsFromNames(names).run(ledger)
    with open(out, "w") as file:
        json.dump({"outcomes": ledger.outcomes, "notes": ledger.notes}, file)


if __name__ == "__main__":
    main(*sys.argv[1:])
