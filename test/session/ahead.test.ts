import {expect, test} from 'vitest';
import {startInterpreter} from '../../source/interpreter/index.ts';
import type {Observation} from '../../source/protocol/index.ts';
import {pythons} from '../helpers/pythons.ts';
import {temporaryFile} from './at-session.ts';

const broken = 'def f(:\n';
const whole = 'def f():\n    yield\n';
const kinds = [{version: 'embedded', file: undefined}, ...[pythons[0], pythons.at(-1)].flatMap(each => each ?? [])];

test.each(kinds)(
	'what was to be done with a file that cannot be opened counts for nothing ($version)',
	async python => {
		await using bad = await temporaryFile('bad.py', broken);
		await using good = await temporaryFile('good.py', whole);
		const heard: Observation[] = [];
		await new Promise<void>(resolve => {
			const interpreter = startInterpreter({
				...(python.file === undefined ? {} : {python: python.file}),
				output: 'capture',
				script: {file: bad.file, arguments: []},
				onObservation(observation) {
					heard.push(observation);
					if (observation.event === 'ready') void interpreter.stop();
				},
			});
			const open = (path: string, source: string): void =>
				interpreter.send({
					...{op: 'open', file: path, path, arguments: [], capture: true},
					...(python.file === undefined ? {source: Buffer.from(source).toString('base64')} : {}),
				});
			open(bad.file, broken);
			interpreter.send({op: 'run'});
			interpreter.send({op: 'drive', expression: 'f()'});
			open(good.file, whole);
			interpreter.send({op: 'drive', expression: 'f()'});
			void interpreter.ended.then(() => resolve());
		});
		expect(heard.map(({event}) => event)).toEqual([
			...['hello', 'problem', 'source', 'targets'],
			...['code', 'create', 'driving', 'ready'],
		]);
	},
);
