"""Signals that the program sends to itself; the first argument says which."""
import os, signal, sys

def generator():
    while True:
        yield os.getpid()

name = sys.argv[1]
if name == "abort":
    os.abort()
if name == "handler":
    caught = []
    signal.signal(signal.SIGUSR1, lambda number, frame: caught.append(number))
    os.kill(next(generator()), signal.SIGUSR1)
    print(len(caught))
    signal.signal(signal.SIGALRM, lambda number, frame: caught.append(number))
    signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
    numbers = generator()
    while len(caught) < 5:
        next(numbers)
    signal.setitimer(signal.ITIMER_REAL, 0)
    print(caught[:2])
elif name == "SIGINT caught":
    try:
        os.kill(next(generator()), signal.SIGINT)
        next(generator())
        print("not yet")
    except KeyboardInterrupt:
        print("caught")
    print(len([next(generator()) for _ in range(3)]))
else:
    sys.stdout.write("without a newline")
    os.kill(next(generator()), getattr(signal, name))
    print("still here")
