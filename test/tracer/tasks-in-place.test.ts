/** Tasks stand behind what comes before they are made or done; those that asyncio throws an error at once. */
import {expect, test} from 'vitest';
import {detail} from '../../source/wording/detail.ts';
import {frameName} from '../../source/wording/index.ts';
import {pythons} from '../helpers/pythons.ts';
import {run} from './run.ts';

const versions = [...pythons, {file: undefined, version: 'embedded'}];

/** The stages of these kinds, of a program. */
async function toldOf(file: string | undefined, program: string, kinds: readonly string[]): Promise<string[]> {
	const told: string[] = [];
	await run(file, program, (stage, names) => {
		const name = (id: number) => frameName({names}, id);
		if (kinds.includes(stage.kind)) told.push(`${stage.kind} ${name(stage.frame)} ${detail(stage, name)}`);
	});
	return told;
}

const unpacks = `import asyncio

async def work():
    pass

async def main():
    await asyncio.gather(*(work() for _ in range(2)))

loop = asyncio.new_event_loop()
loop.run_until_complete(main())
`;

test.each(versions)('tasks are made behind the unpacking that gives their coroutines on $version', async ({file}) => {
	const told = await toldOf(file, unpacks, ['return', 'result', 'spawn']);
	const from = told.findIndex(each => each.startsWith('return <genexpr>'));
	expect(told.slice(from + 1, from + 4)).toEqual([
		'result main StopIteration',
		'spawn Task-2 READY, made by main',
		'spawn Task-3 READY, made by main',
	]);
});

const bad = `import asyncio, types

@types.coroutine
def trap(what):
    try:
        yield what
    except RuntimeError:
        pass

class Trap:
    pass

class Duck:
    def __getattr__(self, name):
        raise SystemExit(name)

async def main():
    loop = asyncio.get_event_loop()
    coro = trap(1)
    for what in 'text', 5, Trap(), coro, loop.create_future(), asyncio.ensure_future(trap(None)):
        await trap(what)
    other = asyncio.new_event_loop()
    try:
        await other.create_future()
    except RuntimeError:
        other.close()
    future = loop.create_future()
    loop.call_soon(future.set_result, None)
    await future
    await trap(Duck())

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
`;

test.each(versions)('what a task cannot wait for is thrown back in its next turn on $version', async ({file}) => {
	const told = await toldOf(file, bad, ['suspend', 'wake']);
	const ofFirst = told.filter(each => each.includes(' Task-1 '));
	expect(ofFirst).toEqual([
		...Array.from({length: 7}, () => 'suspend Task-1 waits for its next turn'),
		'suspend Task-1 waits for future',
		'wake Task-1 READY',
		'suspend Task-1 waits for what',
	]);
});

const yieldsTask = `import asyncio, types

async def work():
    pass

def makes():
    yield asyncio.ensure_future(work())

async def makes_later():
    yield asyncio.ensure_future(work())

@types.coroutine
def trap(what):
    yield what

async def main():
    asyncio.ensure_future(trap(None))
    for task in makes():
        await task
    async for task in makes_later():
        await task
    print('done')

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
`;

test.each(versions)('a generator that yields, as it begins, beneath a task is told on $version', async ({file}) => {
	const told = await toldOf(file, yieldsTask, ['spawn', 'suspend', 'done', 'yield']);
	expect(told.filter(each => each.startsWith('yield ')).map(each => each.replace(/ on to .*/, ''))).toEqual([
		'yield makes <Task object> to main',
		'yield main <Task object> passed',
		'yield trap None to Task-2',
		'yield makes_later <Task object> to main',
		'yield main <Task object> passed',
	]);
	expect(told.filter(each => each.startsWith('done '))).toHaveLength(4);
});

const lets = `import asyncio

def held(event):
    try:
        yield
    finally:
        event.set()

class Held:
    def __init__(self, event):
        self.event = event

    def __del__(self):
        self.event.set()

async def holds(event, kept):
    if kept is held:
        generator = held(event)
        next(generator)
    else:
        thing = Held(event)
    return 5

async def waits(event):
    await event.wait()

async def main():
    for kept in held, Held:
        event = asyncio.Event()
        waiting = asyncio.ensure_future(waits(event))
        await asyncio.sleep(0)
        await asyncio.ensure_future(holds(event, kept))
        await waiting

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
`;

test.each(versions)('what a coroutine held goes before its task is done on $version', async ({file}) => {
	const told = await toldOf(file, lets, ['return', 'raise', 'wake', 'done']);
	const behind = (start: string) => told.slice(told.findIndex(each => each.startsWith(start)) + 1);
	expect(behind('return holds ').slice(0, 3)).toEqual([
		'wake Task-2 READY, by held',
		'raise held GeneratorExit, which CPython takes',
		'done Task-3 5',
	]);
	expect(behind('return holds#2 ').slice(0, 3)).toEqual([
		'wake Task-4 READY, by Held.__del__',
		'return Held.__del__ None to Task-5',
		'done Task-5 5',
	]);
});
