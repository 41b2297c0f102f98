"""Another thread interrupts an endless generator."""
# Not embedded: no threads.
import threading, _thread, time
def k():
    time.sleep(0.2)
    _thread.interrupt_main()
threading.Thread(target=k).start()
def h():
    while True: yield 1
try:
    for v in h(): pass
except KeyboardInterrupt: print("KI")
