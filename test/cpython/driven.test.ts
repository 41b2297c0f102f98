import path from 'node:path';
import {expect, test} from 'vitest';
import {startInterpreter} from '../../source/interpreter/index.ts';
import type {Request} from '../../source/protocol/index.ts';
import {pythons} from '../helpers/pythons.ts';
import {skipWithout} from '../helpers/skip.ts';

const file = path.join(import.meta.dirname, 'fixtures/held.py');
const tracer = path.resolve(import.meta.dirname, '../../source/tracer');

/** Sends one request after the other; gives the answers to the questions among them. */
async function ask(python: string, requests: readonly Request[]): Promise<string[]> {
	const waiting = [...requests];
	const answers: string[] = [];
	const interpreter = startInterpreter({
		python,
		output: 'capture',
		internals: {tracer},
		onObservation(observation) {
			if (observation.event === 'answer') answers.push(observation.value?.repr ?? observation.error ?? 'gone');
			if (!['targets', 'ready', 'answer', 'problem'].includes(observation.event)) return;
			const request = waiting.shift();
			if (request === undefined) void interpreter.stop();
			else interpreter.send(request);
		},
	});
	interpreter.send({op: 'credit', n: 1e12});
	interpreter.send({op: 'open', file: 'held.py', path: file, arguments: [], capture: true});
	await interpreter.ended;
	return answers;
}

skipWithout(pythons);

test.each(pythons)(
	'on Python $version nothing is traced between two commands, and what has ended is gone',
	async python => {
		const question = (expression: string): Request => ({op: 'evaluate', id: 1, frame: 0, expression});
		const answers = await ask(python.file, [
			{op: 'drive', expression: 'outer()'},
			question('traced()'),
			{op: 'next'},
			question('traced()'),
			question('gone()'),
			{op: 'next'},
			question('traced()'),
			question('gone()'),
		]);
		expect(answers).toEqual(['[]', '[]', '[]', '[]', "['inner', 'local']"]);
	},
);
