import threading


def run_elsewhere(work):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def count(limit):
    yield limit


def client():
    holder = {}
    first = count(1)
    run_elsewhere(lambda: first.close())
    holder['second'] = count(2)


client()
print('over')
