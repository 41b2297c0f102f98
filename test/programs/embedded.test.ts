import path from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {folderWith, genStep, genStepToHead} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';
import {files, runPlain} from './run.ts';

/** What the newest native one prints is what the embedded one has to print: these programs depend on no version. */
const newest = pythons.at(-1)?.file;

const stdin = 'one\ntwo\nthree\nabcdef\nlast \u00e9';

const programs = [
	['asyncio_program.py'],
	['inputs.py'],
	['unclosed.py'],
	['hostile_values.py'],
	['exits.py', 'three'],
	['exits.py', 'text'],
	['exits.py', 'tuple'],
	['exits.py', 'error'],
	['exits.py', 'hook'],
	['exits.py', 'hook exits'],
	['exits.py', 'hook fails'],
	['exits.py', 'atexit now'],
	['exits.py', 'last'],
	['exits.py', 'now'],
	['exits.py', 'interrupt'],
].map(words => [words.join(' '), words] as const);

test.runIf(newest !== undefined).each(programs)(
	'the embedded Python does as a native one does: %s',
	async (title, words) => {
		const [file = '', ...args] = words;
		const plain = await runPlain({python: newest ?? '', file, arguments: args, stdin});
		const ours = await genStep([file, '--report', 'output', '--', ...args], {cwd: files, stdin});
		expect(ours.output).toBe(plain.output);
		// A shell makes 130 of the SIGINT by which python ends itself then.
		expect(ours.status).toBe(plain.end === 'SIGINT' ? 130 : plain.end);
		// Of a traceback the first and the last line are the same on all versions. The warnings at the very end of
		// `unclosed.py` name the line that let go of the object, which here is one of the tracer's.
		const ends = (text: string): unknown[] => [text.split('\n')[0], text.trimEnd().split('\n').at(-1)];
		if (title !== 'unclosed.py') expect(ends(ours.errors)).toEqual(ends(plain.errors));
	},
);

const {folder, remove} = folderWith({
	'main.py': `import beside
from pathlib import Path
print(beside.words(), Path("data.txt").read_text(), __file__ == str(Path("main.py").absolute()))
try:
    open("data.txt", "a")
except PermissionError:
    print("not written")
`,
	'beside.py': 'def words():\n    return list(more())\ndef more():\n    yield "beside"\n',
	'data.txt': 'data',
	'endless.py': 'while True:\n    print("x" * 1000)\n',
});
afterAll(remove);

test('the embedded Python sees modules and data beside the file, and writes nothing there', async () => {
	expect(await genStep(['main.py', '--report', 'output'], {cwd: folder})).toMatchObject({
		output: "['beside'] data True\nnot written\n",
		errors: '',
		status: 0,
	});
	const above = path.dirname(folder);
	const {errors} = await genStep([path.join(folder, 'beside.py'), '--report', 'output'], {cwd: above});
	expect(errors).toBe('');
});

test('a reader that goes away ends the program with any report, as it would end python', async () => {
	const python = newest === undefined ? [] : [['endless.py', '--report', 'output', '--python', newest]];
	for (const args of [['endless.py', '--report', 'output'], ['endless.py', '--report', 'log'], ...python]) {
		expect(await genStepToHead(args, folder, 5000), args.join(' ')).not.toBeNull();
	}
});
