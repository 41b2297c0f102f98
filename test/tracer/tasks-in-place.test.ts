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
