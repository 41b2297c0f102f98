/** What is told of the samples with event loops and kernels, on Pythons of each kind. */
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {genStep} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';
import {loopSamples, root} from '../recordings/runs.ts';
import {expectedRuns} from '../samples/expected-runs.ts';

const some = pythons.filter(({version}) => ['3.8', '3.11', '3.13'].includes(version));

/** The lines of a log that the program printed. */
const printed = (log: string): string =>
	[...log.matchAll(/^output +\S+ +(.*)$/gm)].map(([, text]) => `${text}\n`).join('');

/** What is told of tasks, with what the program prints; of a kernel of one's own, who resumes whom. */
const storyOf = (log: string): string => {
	const lines = log.split('\n');
	const ofTasks = lines.filter(line => /^(?:spawn|wake|suspend|cancel|done|choose|output) /.test(line));
	const isOfTasks = ofTasks.some(line => !line.startsWith('output'));
	return (isOfTasks ? ofTasks : lines.filter(line => /^(?:call|result|output) /.test(line))).join('\n');
};

/** The stories by the Pythons that tell them: those that tell the same stand together. */
const byPython = (logs: ReadonlyArray<{readonly version: string; readonly output: string}>): string => {
	const told = new Map<string, string[]>();
	for (const {version, output} of logs) {
		const story = storyOf(output);
		told.set(story, [...(told.get(story) ?? []), version]);
	}
	return [...told].map(([story, versions]) => `== ${versions.join(', ')}\n${story}\n`).join('\n');
};

/** What is told of who resumes whom, and with what. */
const calls = (log: string): string[] =>
	log.split('\n').filter(line => /^(?:call|push|yield|return) /.test(line) && !/<module>|client|<traceback/.test(line));

describe.each(loopSamples)('the demo of %s', sample => {
	test('tells what the program prints by itself, and the same calls on each newer Python', async () => {
		const demo = path.join(root, 'samples', `${sample}.demo`);
		const logs = await Promise.all(
			[...some, {file: 'embedded', version: '3.14'}]
				.filter(({version}) => sample !== 'task_group' || version !== '3.8')
				.map(async ({file, version}) => {
					const {output} = await genStep([demo, '--python', file, '--report', 'log']);
					return {version, output};
				}),
		);
		const newest = logs.at(-1)?.output ?? '';
		expect(calls(newest)).not.toEqual([]);
		if (some.length === 3) await expect(byPython(logs)).toMatchFileSnapshot(`stories/${sample}.txt`);
		for (const {version, output} of logs) {
			// The choices of the race's demo lead elsewhere than asyncio's own order.
			if (sample !== 'race') expect(printed(output)).toBe(expectedRuns[`${sample}.py`]?.output);
			// Up to 3.9 nothing is pushed at a start, and up to 3.11 wait_for makes a task of its own.
			if (version !== '3.8' && version !== '3.11') expect(calls(output)).toEqual(calls(newest));
		}
	});
});

test('the race is won or lost by who goes on', async () => {
	const race = path.join(root, 'samples/race.py');
	const choose = async (...names: string[]): Promise<string> => {
		const drive = names.map(name => `choose ${name}`).join('; ');
		return printed((await genStep([race, '--schedule', 'ask', '--drive', drive, '--report', 'log'])).output);
	};
	expect(await choose('Task-2', 'Task-2')).toContain('[main] left: 20');
	expect(await choose('Task-2', 'Task-3')).toContain('[main] left: 50');
});
