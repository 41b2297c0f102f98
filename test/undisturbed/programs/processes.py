"""Processes that the program starts in each way know nothing of a tracer."""
# Not embedded: no processes.
import multiprocessing
import os
import subprocess
import sys


def numbers():
    yield 1
    yield 2


def work(queue):
    is_free = sys.gettrace() is None or sys.version_info < (3, 7)  # From then on forks can be told of.
    queue.put((list(numbers()), is_free, "_gen_step" in sys.modules, os.environ.get("PYTHONPATH")))


if __name__ == "__main__":
    print(list(numbers()))
    text = "import os, sys; print(os.environ.get('PYTHONPATH'), [p for p in sys.path if 'tracer' in p], 'sitecustomize' in sys.modules)"
    print(subprocess.check_output([sys.executable, "-c", text]).decode())
    for way in ("spawn", "forkserver", "fork"):
        if way in multiprocessing.get_all_start_methods():
            context = multiprocessing.get_context(way)
            queue = context.SimpleQueue()
            process = context.Process(target=work, args=(queue,))
            process.start()
            print(way, queue.get())
            process.join()
            print(process.exitcode)
