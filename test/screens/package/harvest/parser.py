"""Takes pages apart into orders."""


def parse_items(items):
    """Gives `(number, name)` for each part of each item; returns how many there were."""
    found = 0
    for item in items:
        for part in item.split(";"):
            number, name = part.split()
            found += 1
            yield int(number), name
    return found


def orders(client, start):
    """All orders from a page on. What is sent answers the last order, and may be "stop"."""
    total = 0
    pages = client.pages(start)
    message = next(pages)
    while True:
        if "items" in message:
            total += yield from parse_items(message["items"])
        else:
            yield message
        try:
            message = pages.send("stop" if total >= 4 else "more")
        except StopIteration as end:
            return {"orders": total, "pages": end.value}


def report(client, start="orders?page=1"):
    """Passes the orders on, and prints what came."""
    summary = yield from orders(client, start)
    print("{orders} orders on {pages} pages".format(**summary))
    return summary
