import path from 'node:path';
import {expect, test} from 'vitest';
import {read, repositoryFiles} from './repository.ts';

const files = repositoryFiles();

test('the top level holds what it has to hold, and no more', () => {
	const allowed = [
		...['source', 'samples', 'test', '.ci'],
		...['cli.tsx', 'package.json', 'package-lock.json', 'tsconfig.json', 'biome.json', '.gitignore'],
		...['README.md', 'CONTRIBUTING.md', 'LICENSE', 'CHANGELOG.md'],
	];
	const present = new Set(files.map(file => file.split('/')[0] ?? file));
	expect([...present].filter(name => !allowed.includes(name))).toEqual([]);
	expect(files.filter(file => file.startsWith('.ci/'))).toEqual(['.ci/run']);
});

test('names are in kebab case, those of Python modules in snake case', () => {
	const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)*$/;
	const snake = /^[a-z0-9_]+\.py$/;
	const wrong = files
		.filter(file => /^(?:source|samples|test)\//.test(file) && /\.(?:tsx?|mjs|js|json|md|py)$/.test(file))
		.filter(file => !(file.endsWith('.py') ? snake : kebab).test(path.basename(file)));
	expect(wrong).toEqual([]);
});

test('nothing tells of the machine it was made on', () => {
	// A folder of somebody's own, at the beginning of an absolute path. Pyodide has a home in its own file system.
	const personal = /(?<![\w.~)}\]/-])\/(?:work|root|home|Users)\/(?!pyodide\b)[\w.]/;
	const wrong = files.filter(file => !isBinary(file)).filter(file => personal.test(read(file)));
	expect(wrong).toEqual([]);
});

test('packages come from the public registry', () => {
	const lock = JSON.parse(read('package-lock.json')) as {packages: Record<string, {resolved?: string}>};
	const wrong = Object.values(lock.packages).filter(
		({resolved}) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
	);
	expect(wrong).toEqual([]);
	const host = /https?:\/\/[\w.:-]*(?:registry|artifact|nexus|proxy|mirror)[\w.:-]*/g;
	const hosts = files
		.filter(file => !isBinary(file))
		.flatMap(file => read(file).match(host) ?? [])
		.filter(found => found !== 'https://registry.npmjs.org');
	expect(hosts).toEqual([]);
});

test('each source file begins with its purpose', () => {
	const sources = files.filter(file => /^source\/.*\.tsx?$/.test(file) && path.basename(file) !== 'index.ts');
	expect(sources.filter(file => !beginsWithPurpose(read(file)))).toEqual([]);
	expect(beginsWithPurpose("import a from 'a';\n\nconst b = 1;\n\n/** What c does. */\nexport const c = 2;\n")).toBe(
		false,
	);
});

/** Whether a comment stands at the top, or right below the imports: it says what the file, or the first thing in it, is. */
function beginsWithPurpose(text: string): boolean {
	return /^(?:import\s[^;]*;\s*)*\/\*/.test(text);
}

function isBinary(file: string): boolean {
	return read(file).includes('\0');
}
