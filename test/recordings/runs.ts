import {readdirSync} from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** What is recorded of a sample: the file run as a script, or one of its functions driven by hand. */
export type Asked =
	| {readonly run: 'script'}
	| {readonly run: 'drive'; readonly expression: string; readonly commands: string};

/** Samples of event loops and kernels: `test/loops` holds what is told of them, on some Pythons, with their clock and choices. */
export const loopSamples: readonly string[] = [
	'bakery',
	'gather_failure',
	'kernel',
	'left_early',
	'race',
	'task_group',
	'too_slow',
];

/** The samples that are recorded, by their names without the ending. */
export function samples(): readonly string[] {
	return readdirSync(path.join(root, 'samples'))
		.filter(file => file.endsWith('.py'))
		.map(file => path.basename(file, '.py'))
		.filter(name => !loopSamples.includes(name))
		.sort();
}

/** Samples whose coroutines need the event loop that their own client runs: by hand they would find none. */
export const needLoop: readonly string[] = ['two_workers'];

/** What the person at the keyboard tries with each target: everything sent, one thing thrown in, closed half-way. */
export const drives: readonly string[] = [
	'send("early"); next; send(100); send(200); send(300); next',
	'next; throw(ValueError("thrown")); next',
	'next; close(); next',
];

/** What to call a target with, by the names of the parameters that must be given. */
const givenFor: Readonly<Record<string, string>> = {
	name: '"delegatee"',
	gen_or_coro: 'iter([1, 2])',
};

/** The call that makes a target's generator. A parameter that nothing is known to give for gets a number. */
export function callOf(name: string, required: readonly string[]): string {
	return `${name}(${required.map(parameter => givenFor[parameter] ?? '3').join(', ')})`;
}

/** How a run is called in the expectations and documents. */
export function titleOf(asked: Asked): string {
	return asked.run === 'script' ? 'script' : `${asked.expression}: ${asked.commands}`;
}
