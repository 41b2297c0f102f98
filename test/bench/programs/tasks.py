"""A thousand tasks that each take twenty steps."""

import asyncio


async def job(number):
    for step in range(19):
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(*[job(number) for number in range(1000)])


if __name__ == "__main__":
    asyncio.run(main())
