"""A thousand tasks that each take twenty steps."""

import asyncio


async def job(number):
    for step in range(19):
        # Some only let others run first, others wait for a timer.
        await asyncio.sleep(number % 3 / 1000)


async def main():
    await asyncio.gather(*[job(number) for number in range(1000)])


if __name__ == "__main__":
    asyncio.run(main())
