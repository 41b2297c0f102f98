"""When is a program with tasks wrong? When it is right in one order only.

Two people spend from one account. Each looks, asks the bank, which takes a
turn of the loop, and then writes down what is left. Between look and write
the other one may have had a turn.

Watch with --schedule ask: wherever two tasks are ready you say which goes on.
Let one run to its end before the other begins, and the account is right. Let
them take turns, as asyncio's own order does, and money is made of nothing.
"""

import asyncio

account = {"left": 100}


async def bank():
    await asyncio.sleep(0)
    return True


async def spend(name, amount):
    left = account["left"]
    if left >= amount and await bank():
        account["left"] = left - amount
        print("[{}] spends {}".format(name, amount))


async def main():
    kim = asyncio.ensure_future(spend("kim", 30))
    lee = asyncio.ensure_future(spend("lee", 50))
    await kim
    await lee
    print("[main] left:", account["left"])


def client():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(main())
    loop.close()


if __name__ == "__main__":
    client()
