/** Cancellations that are swallowed, handed on or taken back, barriers, and loops that are no ordinary ones. */
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import type {Stage} from '../../source/engine/stage.ts';
import {detail} from '../../source/wording/detail.ts';
import {frameName} from '../../source/wording/index.ts';
import {taskDetail} from '../../source/wording/task-wording.ts';
import {pythons} from '../helpers/pythons.ts';
import {run} from './run.ts';
import {story} from './story.ts';
import {partsOf} from './tables.ts';

const textOf = (file: string): string => readFileSync(path.join(import.meta.dirname, 'tasks', file), 'utf8');
/** What `word` gives of the stages of a program, but where it gives nothing. */
async function toldOf(
	file: string | undefined,
	program: string,
	word: (stage: Stage, name: (id: number) => string) => string | undefined,
): Promise<string[]> {
	const told: string[] = [];
	await run(file, program, (stage, names) => {
		const text = word(stage, id => frameName({names}, id));
		if (text !== undefined) told.push(text);
	});
	return told;
}

const chosen = pythons.filter(({version}) => ['3.8', '3.11', '3.13'].includes(version));

const ofTask = /^(?:spawn|wake|suspend|cancel|done) /;

test.each(
	[...chosen, {file: undefined, version: 'embedded'}].flatMap(({file, version}) => [
		{name: 'stories', kinds: ofTask, file, version},
		{name: 'ends', kinds: /^(?:spawn|wake|suspend|cancel|done|call) /, file, version},
	]),
)('what becomes of tasks on $version ($name)', async ({name, kinds, file, version}) => {
	const told = await story(file, textOf(`${name}.py`));
	const ofTasks = [...told].map(([part, lines]) => [part, lines.filter(line => kinds.test(line))]);
	const table = [...partsOf(textOf(`${name}.txt`), version)].filter(([, lines]) => lines.length > 0);
	expect(Object.fromEntries(ofTasks)).toEqual(Object.fromEntries(table));
});

const withTimeouts = `import asyncio

async def work(number):
    await asyncio.sleep(0)
    return number

async def main():
    task = asyncio.ensure_future(work(1))
    print(await asyncio.wait_for(asyncio.shield(task), 60))
    print(await asyncio.wait_for(asyncio.gather(work(2), work(3)), 60))
    print(await asyncio.wait_for(asyncio.ensure_future(work(4)), 60))

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
`;

test.each([...chosen, {file: undefined, version: 'embedded'}])(
	'a timeout tells the tasks behind a shield and a gather on $version',
	async ({file}) => {
		const awaited: string[][] = [];
		await run(file, withTimeouts, (stage, names) => {
			if (stage.kind !== 'suspend' || stage.on.kind !== 'timeout') return;
			awaited.push((stage.on.tasks ?? []).map(id => frameName({names}, id)));
		});
		expect(awaited).toEqual([['Task-2'], ['Task-3', 'Task-4'], ['Task-5']]);
	},
);

const withFactories = `import asyncio

async def work():
    await asyncio.sleep(0)

def make(loop, coro, **more):
    return asyncio.Task(coro, loop=loop, **more)

async def main():
    loop = asyncio.get_event_loop()
    for factory in make, getattr(asyncio, 'eager_task_factory', make):
        loop.set_task_factory(factory)
        await loop.create_task(work(), name='named')
        await loop.create_task(work())

asyncio.run(main())
`;

test.each([...chosen, {file: undefined, version: 'embedded'}])(
	'a task that a factory makes is told by the name that it is given on $version',
	async ({file}) => {
		const made: string[] = [];
		await run(file, withFactories, (stage, names) => {
			if (stage.kind === 'spawn') made.push(frameName({names}, stage.frame));
		});
		expect(made.slice(1, 5).map(name => name.replace(/^Task-\d$/, 'Task'))).toEqual([
			'task named',
			'Task',
			'task named#2',
			'Task',
		]);
	},
);

const old = pythons.filter(({version}) => ['3.6', '3.8', '3.11'].includes(version));

const withShields = `import asyncio

async def work():
    await asyncio.sleep(0)

async def main():
    task = asyncio.ensure_future(work())
    await asyncio.shield(task)
    await asyncio.shield(work())
    await asyncio.shield(asyncio.get_event_loop().run_in_executor(None, int))

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
`;

test.each([...old, {file: undefined, version: 'embedded'}])(
	'a shield tells the task in it on $version',
	async ({file, version}) => {
		const awaited: string[] = [];
		const program = version === 'embedded' ? withShields.replace(/^.*executor.*$/m, '') : withShields;
		await run(file, program, (stage, names) => {
			if (stage.kind !== 'suspend' || frameName({names}, stage.frame) !== 'Task-1') return;
			awaited.push([stage.on.kind, ...(stage.on.tasks ?? []).map(id => frameName({names}, id))].join(' '));
		});
		expect(awaited.slice(0, 2)).toEqual(['shield Task-2', 'shield Task-3']);
		expect(awaited.slice(2)).toEqual(version === 'embedded' ? [] : ['future']);
	},
);

const withCancelledWait = `import asyncio

async def inner():
    await asyncio.sleep(60)

async def waits():
    await asyncio.wait_for(inner(), 60)

async def main():
    task = asyncio.ensure_future(waits())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        pass
    try:
        await asyncio.wait_for(inner(), 0.001)
    except asyncio.TimeoutError:
        pass

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
`;

test.each(old)(
	'a wait_for whose own task is cancelled is told to cancel what it waits for on $version',
	async ({file}) => {
		const asked = await toldOf(file, withCancelledWait, (stage, name) =>
			stage.kind === 'cancel' ? taskDetail(stage, name) : undefined,
		);
		expect(asked).toHaveLength(3);
		expect(asked.slice(0, 2)).toEqual(['asked to cancel by main', 'asked to cancel by the wait_for of Task-2']);
		expect(asked[2]).toMatch(/^asked to cancel by the timeout of (?:main|Task-1)$/);
	},
);

const withTimedOut = `import asyncio

async def work():
    await asyncio.sleep(60)

async def main():
    task = asyncio.ensure_future(work())
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.001)
    except asyncio.TimeoutError:
        pass
    async def fails():
        raise asyncio.TimeoutError('its own')
    try:
        await asyncio.wait_for(asyncio.ensure_future(fails()), 60)
    except asyncio.TimeoutError:
        task.cancel()

asyncio.run(main())
`;

const newer = pythons.filter(({version}) => ['3.12', '3.13'].includes(version));

test.each([...newer, {file: undefined, version: 'embedded'}])(
	'a cancellation that asyncio makes a TimeoutError of is told as one on $version',
	async ({file}) => {
		const told = await toldOf(file, withTimedOut, (stage, name) => {
			if (name(stage.frame) !== 'Task-1' && name(stage.frame) !== 'main') return undefined;
			const thrown = stage.kind === 'call' ? stage.method === 'throw' : 'exception' in stage && stage.exception;
			const counts = stage.kind === 'cancel' || (thrown && stage.kind !== 'catch');
			return counts ? `${stage.kind} ${detail(stage, name)}` : undefined;
		});
		expect(told).toEqual([
			'cancel asked to cancel by the timeout of main',
			'call coro.throw(CancelledError())',
			'forward CancelledError to <coroutine wait_for>',
			'push TimeoutError is thrown in',
			"call coro.throw(TimeoutError('its own'))",
			'forward TimeoutError: its own to <coroutine wait_for>',
			'push TimeoutError: its own is thrown in',
		]);
	},
);

const withFailure = `import asyncio

async def fails():
    raise ValueError

async def slow():
    await asyncio.sleep(60)

async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    try:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(slow())
            group.create_task(fails())
            if task.done():
                task.cancel()
    except* ValueError:
        pass

asyncio.run(main())
`;

test.each(newer)(
	'the group of an eager task that fails at once asks the others to cancel on $version',
	async ({file}) => {
		const asked = await toldOf(file, withFailure, (stage, name) =>
			stage.kind === 'cancel' ? `${name(stage.frame)} ${detail(stage, name)}` : undefined,
		);
		expect(asked).toEqual([
			'Task-2 asked to cancel by the task group of Task-1',
			'Task-1 asked to cancel by its own task group',
		]);
	},
);

const asksItself = `import asyncio

async def fails():
    raise ValueError

async def own():
    bad = asyncio.create_task(fails()); asyncio.current_task().cancel()
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        bad.exception()

async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    await asyncio.create_task(own())

asyncio.run(main())
`;

test.each(newer)('who makes an eager task that fails asks itself, without a group, on $version', async ({file}) => {
	const asked = await toldOf(file, asksItself, (stage, name) =>
		stage.kind === 'cancel' ? `${name(stage.frame)} ${detail(stage, name)}` : undefined,
	);
	expect(asked).toEqual(['Task-2 asked to cancel by own']);
});

const withSetup = `import asyncio

async def work():
    await asyncio.sleep(0)

def build(loop):
    return [loop.create_task(work()), loop.create_task(work())]

def prepare(loop):
    return loop.time()

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
for _ in range(2):
    tasks = build(loop)
    prepare(loop)
    loop.run_until_complete(asyncio.gather(*tasks))
`;

test.each([...chosen, {file: undefined, version: 'embedded'}])(
	'who made a task before any ran is not told for who was at work last, on $version',
	async ({file}) => {
		const made = await toldOf(file, withSetup, (stage, name) =>
			stage.kind === 'spawn' ? `${name(stage.frame)} ${detail(stage, name)} ${stage.evidence}` : undefined,
		);
		expect(made.map(line => line.replace(/<listcomp>|build#2/, 'build').replace(/^Task-\d+ /, ''))).toEqual([
			'READY derived',
			'READY derived',
			'READY, made by build observed',
			'READY, made by build observed',
		]);
	},
);

const withBeats = `import asyncio

async def beats(times):
    for _ in range(times):
        try:
            await asyncio.wait_for(asyncio.sleep(60), 0.001)
        except asyncio.TimeoutError:
            pass
    await asyncio.sleep(60)

async def reads():
    async with asyncio.timeout(60):
        await beats(2)

async def main():
    try:
        await asyncio.wait_for(reads(), 1)
    except asyncio.TimeoutError:
        pass

asyncio.run(main())
`;

test.each([...newer, {file: undefined, version: 'embedded'}])(
	'a timeout is told of the frame that it stands in, behind one that is over, too, on $version',
	async ({file}) => {
		const told = await toldOf(file, withBeats, (stage, name) =>
			stage.kind === 'cancel' || stage.kind === 'suspend' ? detail(stage, name) : undefined,
		);
		const waits = 'waits for asyncio.wait_for(asyncio.sleep(60), 0.001), within the timeouts of main and reads';
		expect(told).toEqual([
			waits,
			'asked to cancel by the timeout of beats',
			waits,
			'asked to cancel by the timeout of beats',
			'waits for asyncio.sleep(60), within the timeouts of main and reads',
			'asked to cancel by the timeout of main',
		]);
	},
);

const withEager = `import asyncio

async def quick():
    return 1

async def slow():
    await asyncio.sleep(0)

async def numbers():
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(0)

async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    await asyncio.gather(asyncio.ensure_future(quick()), asyncio.ensure_future(slow()))
    async for number in numbers():
        break
    await asyncio.sleep(0.001)

asyncio.run(main())
`;

test.each([...newer, {file: undefined, version: 'embedded'}])(
	'of eager tasks in one line the maker is told, and a generator that one closes is no fault on $version',
	async ({file}) => {
		const told = await toldOf(file, withEager, (stage, name) => {
			if (!/^Task-[234]$/.test(name(stage.frame))) return undefined;
			if (stage.kind === 'spawn' || stage.kind === 'call') return `${name(stage.frame)} ${detail(stage, name)}`;
			return stage.kind === 'result' && stage.outcome.way === 'exception' ? detail(stage, name) : undefined;
		});
		expect(told).toEqual([
			'Task-2 begins at once, made by main',
			'Task-2 coro.send(None)',
			'StopIteration: 1',
			'Task-3 begins at once, made by main',
			'Task-3 coro.send(None)',
			'Task-3 coro.send(None)',
			'StopIteration',
			'Task-4 READY',
			'Task-4 coro.send(None)',
			'Task-4 coro.send(None)',
			'StopIteration',
		]);
	},
);

const withEagerOnes = `import asyncio

async def slow():
    await asyncio.sleep(0)

async def makes():
    asyncio.create_task(slow())
    asyncio.create_task(slow())

async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    tasks = [asyncio.create_task(asyncio.sleep(0))]
    tasks.append(asyncio.create_task(slow()))
    tasks.append(asyncio.create_task(makes()))
    tasks.append(asyncio.create_task(slow()))
    await asyncio.gather(*tasks)

asyncio.run(main())
`;

test.each([...newer, {file: undefined, version: 'embedded'}])(
	'an eager task passes nobody in the queue on $version',
	async ({file}) => {
		const kinds = new Map<number, string[]>();
		await run(file, withEagerOnes, stage => {
			if (stage.kind === 'spawn') kinds.set(stage.frame, []);
			if (stage.kind === 'suspend' || stage.kind === 'done') kinds.get(stage.frame)?.push(stage.kind);
			if (stage.kind === 'wake') kinds.get(stage.frame)?.push(stage.kind);
		});
		const [main, foreign, ...own] = [...kinds.values()].map(each => each.join());
		expect([main, foreign]).toEqual(['suspend,wake,done', 'suspend,done']);
		expect(own).toEqual(['suspend,done', 'done', 'suspend,done', 'suspend,done', 'suspend,done']);
	},
);

const withHandedOn = `import asyncio

async def leaf():
    await asyncio.sleep(60)

async def both():
    await asyncio.gather(leaf(), leaf())

async def main():
    task = asyncio.ensure_future(both())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        pass
    try:
        async with asyncio.timeout(0.001):
            async with asyncio.TaskGroup() as group:
                group.create_task(leaf())
    except TimeoutError:
        pass

asyncio.run(main())
`;

const withGroups = pythons.filter(({version}) => ['3.11', '3.13'].includes(version));

test.each([...withGroups, {file: undefined, version: 'embedded'}])(
	'a task is asked to cancel before its gather or its group hands that on, on $version',
	async ({file}) => {
		const asked = await toldOf(file, withHandedOn, (stage, name) =>
			stage.kind === 'cancel' ? `${name(stage.frame)} ${detail(stage, name)}` : undefined,
		);
		expect(asked).toEqual([
			'Task-2 asked to cancel by main',
			'Task-3 asked to cancel by the gather of Task-2',
			'Task-4 asked to cancel by the gather of Task-2',
			'Task-1 asked to cancel by the timeout of main',
			'Task-5 asked to cancel by the task group of Task-1',
		]);
	},
);

const withGone = `import asyncio

async def main():
    asyncio.ensure_future(asyncio.sleep(0.01))
    await asyncio.sleep(0.1)
    await asyncio.sleep(0)
    task = asyncio.ensure_future(asyncio.sleep(10))
    await asyncio.sleep(0)
    task.cancel()
    del task
    await asyncio.sleep(0.01)
    await asyncio.sleep(0)

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
`;

test.each([...chosen, {file: undefined, version: 'embedded'}])(
	'a task that is gone lets nobody run first on $version',
	async ({file}) => {
		const turns = await toldOf(file, withGone, (stage, name) =>
			stage.kind === 'suspend' && stage.on.kind === 'turn' ? name(stage.frame) : undefined,
		);
		expect(turns).toEqual(['Task-1', 'Task-1', 'Task-1']);
	},
);

const withOneForAll = `import asyncio

async def slow():
    await asyncio.sleep(0)

async def waits(task):
    await task

async def main():
    task = asyncio.ensure_future(slow())
    await asyncio.wait([asyncio.ensure_future(waits(task)) for _ in range(3)])

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
`;

test.each([...chosen, {file: undefined, version: 'embedded'}])(
	'tasks that wait for the same wake in the order of the queue on $version',
	async ({file}) => {
		const woken = await toldOf(file, withOneForAll, (stage, name) =>
			stage.kind === 'wake' ? name(stage.frame) : undefined,
		);
		expect(woken).toEqual(['Task-3', 'Task-4', 'Task-5', 'Task-1']);
	},
);

const withFailedGroup = `import asyncio

async def leaf():
    await asyncio.sleep(60)

async def fails():
    raise ValueError

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(leaf())
        group.create_task(fails())

asyncio.run(main())
`;

test.each([...withGroups, {file: undefined, version: 'embedded'}])(
	'a group that fails asks its own task to cancel behind all others, on $version',
	async ({file}) => {
		const told = await toldOf(file, withFailedGroup, (stage, name) =>
			stage.kind === 'cancel' || stage.kind === 'wake' ? `${stage.kind} ${name(stage.frame)}` : undefined,
		);
		expect(told.slice(0, 4)).toEqual(['cancel Task-2', 'wake Task-2', 'cancel Task-1', 'wake Task-1']);
	},
);
