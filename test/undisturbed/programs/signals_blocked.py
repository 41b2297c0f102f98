"""A signal that the program has blocked waits until it is taken, and holds up no other: its handler never runs."""
# Not embedded: no signals of others.
import os
import signal


def handler(number, frame):
    print("handled", number == signal.SIGUSR2)


def words():
    os.kill(os.getpid(), signal.SIGUSR1)
    for word in "a", "b", "c":
        yield word, len(signal.pthread_sigmask(signal.SIG_BLOCK, []))


def waits():
    os.kill(os.getpid(), signal.SIGUSR2)
    yield signal.SIGUSR1 in signal.sigpending()


signal.signal(signal.SIGUSR1, handler)
signal.signal(signal.SIGUSR2, handler)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
for word in words():
    print(word, len(signal.pthread_sigmask(signal.SIG_BLOCK, [])))
print(list(waits()), signal.SIGUSR1 in signal.sigpending())
print(signal.sigtimedwait([signal.SIGUSR1], 2) is None)
