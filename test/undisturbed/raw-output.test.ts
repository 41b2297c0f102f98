import {afterAll, describe, expect, test} from 'vitest';
import {folderWith, genStep} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';
import {runPlain} from '../programs/run.ts';

/** Bytes that are no UTF-8, and strings that cannot be encoded, wherever a program can have them. */
const program = `import os, sys
class Odd(Exception):
    pass
def odd(name):
    value = b"\\xff\\xfe"
    globals()["v\\ud800"] = name
    got = yield "text \\udcff\\ud800"
    print(ascii(got))
    yield value
    raise Odd("message \\udcfe")
os.write(1, b"raw \\xff\\xfe \\xc3\\n")
os.write(2, b"aside \\x80\\n")
asked = odd("\\udcff")
next(asked)
asked.send("\\udc81")
try:
    next(asked)
except Odd:
    pass
sys.stdout.flush()
sys.stdout.buffer.write(b"by the buffer \\xf0\\x9f\\n")
sys.stdout.buffer.flush()
sys.stderr.write("surrogates \\udcff \\ud800\\n")
sys.stderr.flush()
os.write(1, b"\\xe2\\x82")
os.write(1, b"\\xac\\nlast \\xe2\\x82")
`;

const {folder, remove} = folderWith({'raw.py': program});
afterAll(remove);

const some = pythons.filter(({version}) => ['3.8', '3.13'].includes(version));
const newest = some.at(-1)?.file ?? '';
const table: readonly (readonly [version: string, python: string, native: string])[] = [
	...some.map(({version, file}) => [version, file, file] as const),
	['embedded', 'embedded', newest],
];

describe.runIf(newest !== '').each(table)('on Python %s bytes that are no UTF-8', (_version, python, native) => {
	test.concurrent('are in the JSON as Python’s backslashreplace has them, none is lost, and it is valid', async () => {
		const {output, status} = await genStep(['raw.py', '--python', python, '--report', 'json'], {cwd: folder});
		const text = new TextDecoder('utf-8', {fatal: true}).decode(Buffer.from(output, 'latin1'));
		const records = text
			.trimEnd()
			.split('\n')
			.map(line => JSON.parse(line) as Record<string, unknown>);
		const printed = (stream: string): string =>
			records
				.map(record => (record['kind'] === 'output' && record['stream'] === stream ? record['text'] : ''))
				.join('');
		expect(printed('stdout').split('\n').sort()).toEqual(
			["'\\udc81'", 'by the buffer \\xf0\\x9f', 'last \\xe2\\x82', 'raw \\xff\\xfe \\xc3', '€'].sort(),
		);
		expect(printed('stderr').split('\n').sort()).toEqual(['', 'aside \\x80', 'surrogates \\udcff \\ud800']);
		expect(records.filter(({kind}) => kind === 'yield').map(({value}) => value)).toEqual([
			{type: 'str', repr: "'text \\udcff\\ud800'"},
			{type: 'bytes', repr: "b'\\xff\\xfe'"},
		]);
		expect(text).toContain('message \\\\udcfe');
		expect(status).toBe(0);
	});

	test.concurrent('are written as they are by the report of the output', async () => {
		const plain = await runPlain({python: native, file: 'raw.py', folder});
		const {output, errors, status} = await genStep(['raw.py', '--python', python, '--report', 'output'], {
			cwd: folder,
		});
		expect({output, errors, end: status}).toEqual(plain);
	});
});
