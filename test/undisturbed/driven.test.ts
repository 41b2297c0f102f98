import {readFileSync} from 'node:fs';
import path from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {folderWith, genStep} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';
import {runPlain, steady} from '../programs/run.ts';
import {noticing, programs} from './programs.ts';

/** Some of each kind; what they print says nothing of the frames below them. */
const tried = [
	'descriptor_capture.py',
	'exception_from_a_thread.py',
	'exceptions_asked.py',
	'iterators_asked.py',
	'no_dict_made.py',
	'objects_end.py',
	'replaced_builtins.py',
	'types_asked.py',
];

/** A generator that runs a program beside it between its first `next` and its second. */
const driver = (file: string): string => `def client():
    yield 1
    import os, runpy
    runpy.run_path(os.path.join(os.path.dirname(os.path.abspath(__file__)), ${JSON.stringify(file)}), run_name="__main__")
    yield 2
`;

/** Trace and profile functions that are there from one resumption to the next, and what they see but for the client's own frame. */
const traced = `import sys
seen = []
def note(frame, event, argument):
    name = frame.f_code.co_name
    if event.startswith("c_"):
        seen.append((event, argument.__name__))
    elif name != "<module>":
        seen.append((event, name, frame.f_lineno))
    return note
def client():
    sys.settrace(note)
    sys.setprofile(note)
    yield 1
    list(iter([1]))
    yield 2
    sys.setprofile(None)
    sys.settrace(None)
    print(seen)
`;

/** The same where they are set while the file is imported. */
const tracedFromTheImport = `import sys
seen = []
def note(frame, event, argument):
    name = frame.f_code.co_name
    if not event.startswith("c_") and name != "<module>":
        seen.append((event, name, frame.f_lineno))
    return note
def client():
    yield 1
    list(iter([1]))
    yield 2
    sys.setprofile(None)
    sys.settrace(None)
    print(seen)
sys.settrace(note)
sys.setprofile(note)
`;

/** A profiler in C, which is no function that could be set again (up to 3.11). */
const profiled = `import cProfile
profiler = cProfile.Profile()
profiler.enable()
def client():
    yield 1
    yield 2
    profiler.disable()
    print(any(entry.code is client.__code__ for entry in profiler.getstats()))
`;

const drive = 'my_gen = client()\nnext(my_gen)\nnext(my_gen)\nnext(my_gen, None)\n';

const {folder, remove} = folderWith({
	'driven_traced.py': traced,
	'plain_traced.py': traced + drive,
	'driven_profiled.py': profiled,
	'plain_profiled.py': profiled + drive,
	'driven_traced_from_the_import.py': tracedFromTheImport,
	'plain_traced_from_the_import.py': tracedFromTheImport + drive,
	...Object.fromEntries(
		tried.flatMap(file => [
			[file, readFileSync(path.join(programs, file))],
			[`driven_${file}`, driver(file)],
			[`plain_${file}`, driver(file) + drive],
		]),
	),
});
afterAll(remove);

const ofTracers = ['traced.py', 'traced_from_the_import.py', 'profiled.py'];

async function expectTheSame(file: string, python: string, plainPython: string): Promise<void> {
	const plain = steady(await runPlain({python: plainPython, file: `plain_${file}`, folder}));
	const args = [`driven_${file}`, 'client()', '--python', python, '--drive', 'next; next; next', '--report', 'output'];
	const {output, errors, status} = await genStep(args, {cwd: folder});
	expect(steady({output, errors, end: status})).toEqual(plain);
	expect(plain.output).not.toBe('');
}

const some = pythons.filter(({version}) => ['3.6', '3.8', '3.11', '3.13'].includes(version));

describe.each(some)('on Python $version a program runs as without us while its client is driven', ({file: python}) => {
	test.concurrent.each([...tried, ...ofTracers])('%s', async file => {
		await expectTheSame(file, python, python);
	});
});

/** What the newest native one prints is what the embedded one has to print. */
const newest = pythons.at(-1);

describe.runIf(newest !== undefined)('in the embedded Python it does, too', () => {
	const table = noticing.flatMap(({file, onEmbedded}) => (onEmbedded && tried.includes(file) ? [file] : []));
	test.concurrent.each([...table, ...ofTracers])('%s', async file => {
		await expectTheSame(file, 'embedded', newest?.file ?? '');
	});
});
