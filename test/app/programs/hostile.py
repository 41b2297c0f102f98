"""Generators that do to their own process what nobody expects of them."""
import os
import signal


def forks():
    yield os.fork() == 0
    yield "parent goes on"


def stops():
    yield "before"
    os.kill(os.getpid(), signal.SIGSTOP)
