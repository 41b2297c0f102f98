import {afterAll, describe, expect, test} from 'vitest';
import {folderWith, genStep} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';
import {skipWithout} from '../helpers/skip.ts';

const {folder, remove} = folderWith({
	'words.py': `import sys
def words():
    yield "one"
    yield "two"
for word in words():
    print(word)
    sys.stdout.write(word * 30000 + "\\n")
sys.exit(3)
`,
});
afterAll(remove);
skipWithout(pythons);

const text = ['one', 'one'.repeat(30_000), 'two', 'two'.repeat(30_000), ''].join('\n');

interface Record {
	readonly kind?: string;
	readonly text?: string;
}

/** By `sys.settrace`, and by `sys.monitoring`. */
const some = pythons.filter(({version}) => ['3.6', '3.13'].includes(version));

describe.each(some)('on Python $version a program may print in', ({file: python}) => {
	// The decoder of `punycode` cannot say what it does not understand, and fails.
	test.concurrent.each(['utf-16', 'U32', 'utf-16-be', 'utf-8-sig', 'utf-7', 'punycode'])('%s', async encoding => {
		const run = {cwd: folder, env: {PYTHONIOENCODING: encoding}};
		const {output, status} = await genStep(['words.py', '--python', python, '--report', 'json'], run);
		const records = output.split('\n').slice(0, -1);
		const stages = records.map(line => JSON.parse(line) as Record);
		const said = stages.map(stage => (stage.kind === 'output' ? stage.text : '')).join('');
		// As it is written, it has hyphens between the pieces.
		const meant = encoding === 'punycode' ? said.replaceAll('-', '') : said;
		expect([meant === text || said.slice(0, 500), status]).toEqual([true, 3]);
	});
});
