import _thread
import sys
import threading
import time


def interrupt():
    time.sleep(0.3)
    _thread.interrupt_main()
    open(sys.argv[1], "w").close()


def ones():
    while True:
        yield 1


threading.Thread(target=interrupt).start()
try:
    for value in ones():
        pass
except KeyboardInterrupt:
    print("KeyboardInterrupt")
