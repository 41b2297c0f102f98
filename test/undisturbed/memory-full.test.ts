/** A program that comes to its memory limit, and goes on: what we need ourselves it never notices. */
import process from 'node:process';
import {afterAll, describe, expect, test} from 'vitest';
import {folderWith, genStep} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';
import {skipWithout} from '../helpers/skip.ts';

const {folder, remove} = folderWith({
	'fills.py': `import resource
def records():
    while True:
        yield bytes(5000)
kept = []
size = int(open('/proc/self/statm').read().split()[0]) * 4096 + 12 * 2 ** 20
resource.setrlimit(resource.RLIMIT_AS, (size, size))
try:
    kept.extend(records())
except MemoryError:
    print('out of memory')
kept.clear()
print('goes on')
`,
});
afterAll(remove);
skipWithout(pythons);

const some = pythons.filter(({version}) => ['3.6', '3.10', '3.13'].includes(version));

describe.runIf(process.platform === 'linux').each(some)('on Python $version', ({file: python}) => {
	test('a program that fills its memory prints, and ends, as without us', async () => {
		const {output, errors, status} = await genStep(['fills.py', '--python', python, '--report', 'log'], {cwd: folder});
		// Where the app reads it from the descriptor, the place is derived.
		const printed = [...output.matchAll(/^output {4}\S+ +(.+?)(?: {2}\(derived\))?$/gm)].map(([, text]) => text);
		expect([printed, status]).toEqual([['out of memory', 'goes on'], 0]);
		expect(errors).toMatch(/^(?:gen-step: gen-step observes no more: no memory is left for it\.\n)?$/);
	});
});
