/** Tasks that are asked to cancel more than once or ask themselves, and eager ones of asyncio's own coroutines. */
import {expect, test} from 'vitest';
import {detail} from '../../source/wording/detail.ts';
import {frameName} from '../../source/wording/index.ts';
import {pythons} from '../helpers/pythons.ts';
import {run} from './run.ts';

const ofTask: ReadonlySet<string> = new Set(['spawn', 'wake', 'suspend', 'cancel', 'done']);

/** The stages of tasks, but of Task-1, of a program. */
async function toldOf(file: string | undefined, program: string): Promise<string[]> {
	const told: string[] = [];
	await run(file, program, (stage, names) => {
		const name = (id: number) => frameName({names}, id);
		if (!ofTask.has(stage.kind) || name(stage.frame) === 'Task-1') return;
		told.push(`${stage.kind} ${name(stage.frame)} ${detail(stage, name)}`);
	});
	return told;
}

const versions = [...pythons, {file: undefined, version: 'embedded'}];
const from = (minor: number) =>
	versions.filter(({version}) => version === 'embedded' || Number(version.split('.')[1]) >= minor);

const twice = `import asyncio

async def stubborn():
    for _ in range(2):
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            pass

async def itself():
    task = asyncio.current_task()
    task.cancel()
    task.cancel()
    await asyncio.sleep(0)

async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    task.cancel()
    await asyncio.sleep(0)
    task.cancel(); task.cancel()
    await asyncio.wait([task])
    await asyncio.wait([asyncio.create_task(itself())])

asyncio.run(main())
`;

test.each(from(11))('each cancel() of a task that is asked already is told on $version', async ({file}) => {
	const told = await toldOf(file, twice);
	const asked = 'cancel Task-2 asked to cancel by main';
	const woken = 'wake Task-2 READY, cancelled by main';
	const own = 'cancel Task-3 asked to cancel by itself';
	expect(told.filter(each => /^(?:cancel|wake)/.test(each))).toEqual([
		asked,
		woken,
		asked,
		asked,
		woken,
		asked,
		own,
		own,
	]);
});

const eager = `import asyncio

async def asks_itself():
    asyncio.current_task().cancel()
    await asyncio.sleep(60)

async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    queue = asyncio.Queue()
    getter = asyncio.create_task(queue.get(), name="getter")
    queue.put_nowait("item")
    print(await getter)
    await asyncio.create_task(asyncio.sleep(0.001, "slept"), name="sleeper")
    turn = asyncio.create_task(asyncio.sleep(0), name="turn")
    await turn
    asking = asyncio.create_task(asks_itself(), name="asking")
    print("made")
    await asyncio.wait([asking])

asyncio.run(main())
`;

test.each(from(12))(
	'an eager task of code of others, and one that asks itself, are told as they are on $version',
	async ({file}) => {
		const told = (await toldOf(file, eager)).map(each => each.replace(/ (?:task \w+|Task-\d) /, ' '));
		expect(told).toEqual([
			'spawn begins at once',
			'suspend waits for get()',
			"wake READY: main put 'item' into the queue",
			"done 'item'",
			'spawn begins at once',
			'suspend waits for sleep()',
			"done 'slept'",
			'spawn begins at once',
			'suspend waits for its next turn',
			'done None',
			'spawn begins at once, made by main',
			'cancel asked to cancel by asks_itself',
			'suspend waits for asyncio.sleep(60)',
			'wake READY, cancelled',
			'done CANCELLED',
		]);
	},
);

const group = `import asyncio

async def work(number):
    await asyncio.sleep(number / 100)

async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    async with asyncio.TaskGroup() as group:
        for number in range(1, 4):
            group.create_task(work(number))

asyncio.run(main())
`;

test.each(from(12))('a task waits once for its group, however many of that are left, on $version', async ({file}) => {
	const waits: string[] = [];
	await run(file, group, (stage, names) => {
		if (stage.kind === 'suspend' && frameName({names}, stage.frame) === 'Task-1') waits.push(stage.on.kind);
	});
	expect(waits).toEqual(['group']);
});

const gather = `import asyncio

async def main():
    try:
        await asyncio.wait_for(asyncio.gather(asyncio.sleep(60), asyncio.sleep(60)), 0.01)
    except asyncio.TimeoutError:
        pass
    try:
        async with asyncio.timeout(0.01):
            await asyncio.gather(asyncio.sleep(60), asyncio.sleep(60))
    except asyncio.TimeoutError:
        pass

asyncio.run(main())
`;

test.each(from(12))('a gather that a timeout ends asks its tasks to cancel on $version', async ({file}) => {
	const told = await toldOf(file, gather);
	const asked = told.filter(each => each.startsWith('cancel')).map(each => each.replace(/^cancel Task-\d /, ''));
	expect(asked).toEqual(new Array(4).fill('asked to cancel by the gather of Task-1'));
});

const handedOn = `import asyncio

async def leaf(timeout):
    timeout.reschedule(0)
    await asyncio.sleep(60)

async def middle(timeout):
    await asyncio.create_task(leaf(timeout))

async def main():
    try:
        async with asyncio.timeout(None) as timeout:
            await asyncio.create_task(middle(timeout))
    except TimeoutError:
        pass

asyncio.run(main())
`;

test.each(from(11))('a task is asked before the one that it waits for, on $version', async ({file}) => {
	const asked: string[] = [];
	await run(file, handedOn, (stage, names) => {
		if (stage.kind === 'cancel') asked.push(`${frameName({names}, stage.frame)} ${stage.cause ?? 'asyncio'}`);
	});
	expect(asked).toEqual(['Task-1 timeout', 'Task-2 asyncio', 'Task-3 asyncio']);
});

const askedBeforeIts = `import asyncio

async def leaf():
    await asyncio.sleep(60)

async def waits(task):
    await task

async def within(task):
    await asyncio.wait_for(task, 60)

async def chain(outer, number):
    inner = asyncio.create_task(leaf(), name=f"leaf {number}")
    task = asyncio.create_task(outer(inner), name=f"task {number}")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return task

async def main():
    task = await chain(waits, 1)
    task.cancel()
    await asyncio.wait([task])
    task = await chain(waits, 2)
    try:
        await asyncio.wait_for(task, 0.001)
    except asyncio.TimeoutError:
        pass
    task = await chain(waits, 3)
    try:
        await asyncio.wait_for(task, 0)
    except asyncio.TimeoutError:
        pass
    task = await chain(within, 4)
    task.cancel()
    await asyncio.wait([task])

asyncio.run(main())
`;

test.each(from(11))(
	'a task is asked before all that it hands that on to, whoever asks, on $version',
	async ({file}) => {
		const told = await toldOf(file, askedBeforeIts);
		const asked = told.filter(each => each.startsWith('cancel')).map(each => each.replace(/^cancel task /, ''));
		expect(asked.map(each => each.slice(0, 6))).toEqual(
			[1, 2, 3, 4].flatMap(number => [`task ${number}`, `leaf ${number}`]),
		);
		expect(asked.filter(each => each.endsWith('by main'))).toHaveLength(file?.includes('3.11') ? 3 : 4);
	},
);

const eagerNames = `import asyncio

async def quick():
    return 1

async def slow():
    await asyncio.sleep(0)

async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    asyncio.create_task(quick(), name="quick")
    await asyncio.create_task(slow(), name="slow")

asyncio.run(main())
`;

test.each(from(12))('an eager task goes by the name that create_task() was given, on $version', async ({file}) => {
	const told = await toldOf(file, eagerNames);
	const names = told.filter(each => each.startsWith('spawn')).map(each => each.replace(/ begins.*/, ''));
	expect(names).toEqual(['spawn task quick', 'spawn task slow']);
});

const passedOn = `import asyncio

async def child(group, timeout):
    await asyncio.sleep(60)

async def helper(timeout):
    timeout.reschedule(0)
    move = timeout.reschedule
    await asyncio.sleep(60)

async def main():
    try:
        async with asyncio.timeout(None) as timeout:
            async with asyncio.TaskGroup() as group:
                group.create_task(child(group, timeout))
                await helper(timeout)
    except TimeoutError:
        pass

asyncio.run(main())
`;

test.each(from(11))(
	'a timeout and a group are told where they were entered, not where they are held, on $version',
	async ({file}) => {
		const waits: string[] = [];
		await run(file, passedOn, (stage, names) => {
			if (stage.kind === 'suspend') waits.push(detail(stage, id => frameName({names}, id)));
		});
		expect(waits.slice(0, 2)).toEqual([
			'waits for asyncio.sleep(60), within the timeout of main',
			'waits for asyncio.sleep(60)',
		]);
		expect(waits.filter(each => each.includes('of child') || each.includes('of helper'))).toEqual([]);
	},
);

const askedByTheLoop = `import asyncio

async def worker():
    await asyncio.sleep(60)

async def bystander(future):
    await future
    x = 1
    if x == 2:
        asyncio.current_task().cancel()
    x = 2

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    task = asyncio.create_task(worker())
    asyncio.create_task(bystander(future))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    loop.call_soon(task.cancel)
    future.set_result(1)
    task.cancel()
    await asyncio.wait([task])

asyncio.run(main())
`;

test.each(from(11))('a cancel() that the loop calls is not put down to who works next, on $version', async ({file}) => {
	const told = await toldOf(file, askedByTheLoop);
	expect(told.filter(each => each.startsWith('cancel'))).toEqual(['cancel Task-2 asked to cancel by main']);
});

const madeByTheLoop = `import asyncio

async def main():
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue()
    loop.call_soon(loop.create_task, queue.get())
    await asyncio.sleep(0.01)
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    queue.put_nowait(3)
    await asyncio.wait(tasks)

asyncio.run(main())
`;

test.each(from(12))('a task that the loop makes is not told as eager where it is not, on $version', async ({file}) => {
	const told = await toldOf(file, madeByTheLoop);
	expect(told.slice(0, 2)).toEqual(['spawn Task-2 READY', 'suspend Task-2 waits for get()']);
});

const chain = `import asyncio

async def link(more, timeout):
    if more:
        await asyncio.create_task(link(more - 1, timeout))
    else:
        timeout.reschedule(0)
        await asyncio.sleep(60)

async def main():
    try:
        async with asyncio.timeout(None) as timeout:
            await link(450, timeout)
    except TimeoutError:
        pass

asyncio.run(main())
`;

test.each(from(12))('each task of a long chain is told as asked, the outermost first, on $version', async ({file}) => {
	const asked: string[] = [];
	await run(file, chain, (stage, names) => {
		if (stage.kind === 'cancel') asked.push(frameName({names}, stage.frame));
	});
	expect(asked).toEqual(Array.from({length: 451}, (_, index) => `Task-${index + 1}`));
});
