"""Threads beside the main one."""
import queue, threading, time

def numbers(n):
    for i in range(n):
        yield i

results = {}
def work(name):
    results[name] = sum(numbers(50))

threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
for thread in threads:
    thread.start()
mine = list(numbers(20))
for thread in threads:
    thread.join()
print(sorted(results.items()), sum(mine))

shared = numbers(1000)
lock = threading.Lock()
total = []
def take():
    while True:
        with lock:
            value = next(shared, None)
        if value is None:
            return
        total.append(value)
threads = [threading.Thread(target=take) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sum(total))

jobs = queue.Queue()
def consumer():
    while True:
        job = jobs.get()
        if job is None:
            return
        print("job", job)
        jobs.task_done()
worker = threading.Thread(target=consumer, daemon=True)
worker.start()
for number in numbers(3):
    jobs.put(number)
jobs.join()

said = threading.Event()

def late():
    said.wait()
    print("late", list(numbers(2)))
threading.Thread(target=late).start()
threading.Thread(target=time.sleep, args=(100,), daemon=True).start()
def fails():
    raise ValueError("in a thread")
t = threading.Thread(target=fails, name="failing")
t.start()
t.join()
print("main is done")
said.set()
