"""The attributes of threads that end are shown meanwhile: what they referred to goes at any time."""
# Not embedded: no threads.
import sys
import threading


def work():
    for _ in range(300):
        pass


def numbers():
    number = 0
    while True:
        number += 1
        yield number


def rounds():
    for turn in range(10):
        threads = [threading.Thread(target=work) for _ in range(3)]
        for thread in threads:
            thread.start()
        for number in numbers():
            if not any(thread.is_alive() for thread in threads):
                break
        yield turn


sys.setswitchinterval(1e-5)
print(list(rounds()))
