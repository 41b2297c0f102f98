"""Tasks of several coroutines are made on one line, one after the other."""
import asyncio


async def job(n):
    return n


async def main():
    print('== in a row')
    a, b = asyncio.ensure_future(job(3)), asyncio.ensure_future(job(4))
    print(await a, await b)
    print('== in an argument')
    done, _ = await asyncio.wait([asyncio.ensure_future(job(7)), asyncio.ensure_future(job(8))])
    print(len(done))


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
loop.close()
