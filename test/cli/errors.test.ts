import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {pythonOf, pythons} from '../helpers/pythons.ts';
import {folderWith, genStep} from './cli.ts';

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const generator = 'def g(a=1):\n    x = yield a\n    yield x\n';

const {folder, remove} = folderWith({
	'gen.py': generator,
	'exits.py': `import sys\n${generator}sys.exit(3)\n`,
	'dies.py': `import os\n${generator}os._exit(9)\n`,
	'fails.py': `${generator}1/0\n`,
	'missing.py': `import numpy\n${generator}`,
	'not-utf8.py': latin('print("é")\n'),
	'unknown.py': '# coding: klingon\n',
	'wrong.py': '# coding: ascii\nprint("é")\n',
	'mark.py': '\uFEFF# coding: latin-1\n',
	'nul.py': 'print(1)\n\0\n',
	'syntax.py': 'def g():\n    yield 1\nx = = 3\n',
	'nested.py': `x = ${'('.repeat(500)}${')'.repeat(500)}`,
	'threads.py': 'import threading\nthreading.Thread(target=print).start()\n',
	'network.py': 'import socket\nsocket.create_connection(("127.0.0.1", 9))\n',
	'alone.demo': 'next\n',
	'gen.demo': 'drive g()\nnext\n',
	'writes.py': 'open("new.txt", "w")\n',
});
mkdirSync(path.join(folder, 'folder'));
mkdirSync(path.join(folder, 'folder.demo'));
symlinkSync('loop.py', path.join(folder, 'loop.py'));
afterAll(remove);

/** Arguments, what stderr says (its first line, and its last where that is another), and the exit status. */
type Row = readonly [args: string, first: RegExp, status: number, last?: RegExp];

async function check([args, first, status, last]: Row): Promise<void> {
	// Words that hold blanks are put in `[]` in the tables.
	const words = [...args.matchAll(/\[([^\]]*)\]|(\S+)/g)].map(([, inner, word]) => inner ?? word ?? '');
	const answer = await genStep(words, {cwd: folder});
	const lines = answer.errors.trimEnd().split('\n');
	expect(lines[0], args).toMatch(first);
	expect(answer.status, args).toBe(status);
	if (last !== undefined) expect(lines.at(-1), args).toMatch(last);
}

const wrongUse: readonly Row[] = [
	['--drive next', /^gen-step: Name a Python file/, 2],
	['nowhere.py', /^gen-step: nowhere\.py cannot be opened: there is no such file\.$/, 2],
	['gen.py/x.py', /^gen-step: .* a part of its path is not a directory\.$/, 2],
	['folder', /^gen-step: folder cannot be opened: it is a directory without a __main__\.py; name a file in it\.$/, 2],
	['loop.py', /^gen-step: loop\.py cannot be opened: its symbolic links go round in a circle\.$/, 2],
	['/dev/null', /^gen-step: \/dev\/null cannot be opened: it is not a regular file\.$/, 2],
	['gen.py --report picture', /^gen-step: There is no report "picture"/, 2],
	['gen.py --wat', /^gen-step: There is no option --wat; did you mean --watch\? --help shows all options\.$/, 2],
	['gen.py --reprot log', /^gen-step: There is no option --reprot; did you mean --report\? --help/, 2],
	['gen.py --nothing=1', /^gen-step: There is no option --nothing\. --help shows all options\.$/, 2],
	['gen.py -x', /^gen-step: There is no option -x\. --help shows all options\.$/, 2],
	['gen.py --report tabel', /^gen-step: There is no report "tabel"; did you mean table\?/, 2],
	['gen.py --python', /^gen-step: --python needs a value\. --help shows all options\.$/, 2],
	['gen.py --report log --report json', /^gen-step: The option --report can only be set once\. --help/, 2],
	['gen.py g() --drive [next, next]', /^gen-step: Commands are parted by semicolons: next; next$/, 2],
	['-c pass --watch', /^gen-step: --watch needs a file, and there is none\.$/, 2],
	['-c pass -m gen', /^gen-step: -c and -m each name a program: one is enough\.$/, 2],
	['-m nowhere', /^gen-step: There is no module nowhere in this folder: neither /, 2],
	['alone.demo', /^gen-step: alone\.demo is a demo, and there is no alone\.py beside it: gen-step FILE --drive /, 2],
	['gen.demo --drive next', /^gen-step: gen\.demo is a demo itself: --drive would be a second one\.$/, 2],
	['gen.py g() --drive folder.demo', /^gen-step: folder\.demo cannot be opened: it is a directory\.$/, 2],
	['gen.py g() surplus', /^gen-step: "surplus" is one word too many/, 2],
	['gen.py --drive next', /^gen-step: --drive needs EXPR/, 2],
	['gen.py g() --drive talk.demo', /^gen-step: talk\.demo cannot be opened: there is no such demo file\.$/, 2],
	['gen.py g() --drive jump', /^gen-step: This is not a command: jump/, 2],
	['gen.py g() --drive send', /^gen-step: send needs a Python expression/, 2],
	['gen.py --python nowhere', /^gen-step: There is no nowhere on PATH\.$/, 2],
	['gen.py --python folder/', /^gen-step: folder\/ is a folder with no python in it\.$/, 2],
	['gen.py --python /bin/true', /^gen-step: \/bin\/true is not a working Python\.$/, 2],
];

test('wrong use is told in one sentence, with status 2', async () => {
	for (const row of wrongUse) await check(row);
});

test.runIf(pythonOf('2.7') !== undefined)('a Python that is too old is told apart', async () => {
	const python = pythonOf('2.7')?.file ?? '';
	await check([`gen.py --python ${python}`, /is Python 2\.7\.\d+, but gen-step needs 3\.6 or newer\.$/, 2]);
});

const onAnyPython: readonly Row[] = [
	['gen.py [g(]', /^gen-step: SyntaxError: /, 2],
	['gen.py h()', /^gen-step: NameError: name 'h' is not defined$/, 2],
	['gen.py [3 + 4]', /^gen-step: 3 \+ 4 gives 7, which is no generator/, 2],
	['gen.py g', /^gen-step: g is not a generator but <function g>: call it\.$/, 2],
	['gen.py g() --drive [next; send(zz)]', /^gen-step: NameError: name 'zz' is not defined$/, 2],
	['exits.py g()', /^gen-step: The file exits while it is imported \(status 3\)\.$/, 1],
	['dies.py g()', /^gen-step: Python exited with status 9 in the middle of the program\.$/, 9],
	['fails.py g()', /^gen-step: The file fails while it is imported: ZeroDivisionError/, 1, /^ZeroDivisionError/],
	['not-utf8.py', /^gen-step: not-utf8\.py is not UTF-8, and has no coding line that says what it is\.$/, 1],
	['unknown.py', /^gen-step: unknown\.py has a coding line that names no encoding of Python's: klingon\.$/, 1],
	['wrong.py', /^gen-step: wrong\.py is not ascii, as its coding line says: byte 0xc3 at offset 23\.$/, 1],
	['mark.py', /^gen-step: mark\.py begins with the mark of UTF-8, but its coding line names another/, 1],
	['nul.py', /^gen-step: nul\.py .* null bytes\.$/, 1],
	['syntax.py', /^gen-step: syntax\.py has a syntax error at line 3: invalid syntax\.$/, 1, /^SyntaxError/],
];

test('what is wrong with a file or an expression is told in one sentence by the embedded Python', async () => {
	for (const row of onAnyPython) await check(row);
	await check(['nested.py', /^gen-step: nested\.py has a syntax error at line 1: too many nested parentheses/, 1]);
});

describe.each(pythons.filter(python => [pythons[0], pythons.at(-1)].includes(python)))('Python $version', ({file}) => {
	test('says what is wrong with a file or an expression in the same words', async () => {
		for (const [args, ...rest] of onAnyPython) await check([`${args} --python ${file}`, ...rest]);
	});
});

test('the embedded Python says what it lacks, and that --python has it', async () => {
	const rows: readonly Row[] = [
		['missing.py', /^Traceback/, 1, /^gen-step: The embedded Python has the standard library .*--python PATH/],
		['missing.py g()', /ModuleNotFoundError/, 1, /^gen-step: The embedded Python has the standard library .*--python/],
		['threads.py', /^Traceback/, 1, /^gen-step: The embedded Python has no threads: --python PATH/],
		['network.py', /^Traceback/, 1, /^gen-step: The embedded Python has no network: --python PATH/],
		['writes.py', /^Traceback/, 1, /^gen-step: The embedded Python may read the files around the program, but write/],
	];
	for (const [args, ...rest] of rows) await check([`${args} --report output`, ...rest]);
});

test('where a package is missing, the virtual environment is named that is active, or beside the file', async () => {
	const project = folderWith({'missing.py': 'import numpy\n'});
	try {
		const last = async (cwd: string, file: string, env = {}) =>
			(await genStep([file, '--report', 'output'], {cwd, env})).errors.trimEnd().split('\n').at(-1);
		mkdirSync(path.join(project.folder, '.venv'));
		writeFileSync(path.join(project.folder, '.venv/pyvenv.cfg'), '');
		mkdirSync(path.join(project.folder, 'active'));
		writeFileSync(path.join(project.folder, 'active/pyvenv.cfg'), '');
		expect(await last(project.folder, 'missing.py')).toMatch(
			/--python \.venv runs the python of your virtual environment/,
		);
		expect(await last('/', path.join(project.folder, 'missing.py'))).toContain(
			`--python ${project.folder}/.venv runs`.slice(10),
		);
		const env = {VIRTUAL_ENV: path.join(project.folder, 'active')};
		expect(await last(project.folder, 'missing.py', env)).toContain('--python active runs');
	} finally {
		project.remove();
	}
});
