/** The lanes of a loop by hand: one for each of its tasks. */
import {expect, test} from 'vitest';
import type {FrameNames} from '../../source/engine/frame-names.ts';
import {LaneTable} from '../../source/engine/lane-table.ts';
import {frameName} from '../../source/wording/index.ts';
import {pythons} from '../helpers/pythons.ts';
import {run} from '../tracer/run.ts';

const kernel = `import types

class Cancelled(BaseException):
    pass

@types.coroutine
def checkpoint(what):
    return (yield what)

async def sleep(turns):
    for _ in range(turns):
        await checkpoint('again')

async def worker(turns):
    await sleep(turns)
    await checkpoint('done')

async def failing():
    await checkpoint("again")
    raise ValueError("broken")

async def careful():
    try:
        await failing()
    except ValueError:
        await checkpoint("mended")

def gen():
    yield

def main():
    tasks = [worker(1), worker(5)]
    for task in tasks * 2:
        task.send(None)
    for task in tasks:
        try:
            task.throw(Cancelled())
        except Cancelled:
            pass
    mends = careful()
    mends.send(None)
    mends.send(None)
    mends.close()
    trap = checkpoint('alone')
    next(trap)
    trap.close()
    for _ in gen():
        pass

main()
`;

const chosen = pythons.filter(({version}) => ['3.8', '3.13'].includes(version));

test.each([...chosen, {file: undefined, version: 'embedded'}])(
	'a coroutine has one lane with all that it awaits on $version',
	async ({file}) => {
		let lanes: LaneTable | undefined;
		let names: FrameNames | undefined;
		let length = 0;
		await run(file, kernel, (stage, known) => {
			names = known;
			lanes ??= new LaneTable(known);
			lanes.take(stage);
			length += 1;
		});
		if (lanes === undefined || names === undefined) throw new Error('Nothing was told.');
		const told = {names};
		const nameOf = (lane: number): string => (lane === 0 ? 'client' : frameName(told, lane));
		expect(
			lanes
				.bornBefore(length)
				.map(nameOf)
				.map(name => name.replace(/^checkpoint#\d+$/, 'checkpoint')),
		).toEqual(['client', 'worker', 'worker#2', 'careful', 'checkpoint', 'gen']);
		// What is thrown in goes to the innermost frame, past the coroutine of the lane. What it awaits throws nothing into it.
		const thrown = lanes.events(0, length, new Set(['thrown', 'failed']), {
			has: lane => /worker|careful/.test(nameOf(lane)),
		});
		expect(thrown.map(({kind, lane, from}) => [kind, nameOf(lane), from]).reverse()).toEqual([
			['thrown', 'worker', 0],
			['failed', 'worker', null],
			['thrown', 'worker#2', 0],
			['failed', 'worker#2', null],
			['thrown', 'careful', 0],
		]);
	},
);
