import {spawnSync} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {embeddedArguments} from '../../source/interpreter/embedded/arguments.ts';
import {readGrants} from '../../source/interpreter/embedded/grants.ts';
import {mountReadable} from '../../source/interpreter/embedded/mount.ts';
import {placesOf, pythonPath, showable} from '../../source/interpreter/embedded/places.ts';
import type {Settings} from '../../source/interpreter/embedded/settings.ts';

describe('what the process may read', () => {
	test('is all in each folder, and never something below that', () => {
		expect(
			readGrants(['/app/child.js', '/other/file'], ['/app', '/app/node_modules/x', '/lib/py'], path.posix),
		).toEqual(['/app/*', '/lib/py/*', '/other/file']);
	});

	test('is both folders where the name of one begins with that of the other', () => {
		expect(readGrants([], ['/talks/old', '/talks/old-one/x'], path.posix)).toEqual(['/talks/old*']);
	});

	test('ends at a star in a name, which Node takes for a wildcard', () => {
		expect(readGrants(['/a/b*c/file'], ['/a/b*c/d'], path.posix)).toEqual(['/a/b*']);
	});

	test('is told in the words of Windows there', () => {
		expect(readGrants(['C:\\app\\child.js'], ['C:\\app', 'D:\\talk'], path.win32)).toEqual([
			'C:\\app\\*',
			'D:\\talk\\*',
		]);
	});

	// The tree that Node keeps of them lost whole folders.
	test.each([
		{files: [], folders: ['/p', '/p/node_modules/pyodide', '/p/node_modules/gen-step/dist/tracer']},
		{files: ['/p/node_modules/gen-step/dist/child.js'], folders: ['/p', '/pq/r']},
		{files: ['/srv/u/dist/a.js', '/srv/u/dist/b.bin'], folders: ['/srv/u/dist/t', '/srv/u/work', '/srv/u/works']},
		{files: ['/a*b/c'], folders: ['/a*b/d', '/é ü/日本']},
	])('is what this Node then lets it read: $folders', ({files, folders}) => {
		const wanted = [...files, ...folders.flatMap(folder => [folder, `${folder}/x`, `${folder}/x/y.py`])];
		const ask = `console.log(JSON.stringify(process.argv.slice(1).filter(file => !process.permission.has('fs.read', file))))`;
		const grants = readGrants(files, folders, path.posix).map(grant => `--allow-fs-read=${grant}`);
		const {stdout, stderr} = spawnSync(process.execPath, ['--permission', ...grants, '-e', ask, '--', ...wanted], {
			encoding: 'utf8',
		});
		expect(stdout.trim(), stderr).toBe('[]');
	});
});

test.each([
	['25.9.0', false],
	['26.0.0', true],
])('the permission for sockets is given from Node 26 on, which wants it for the lifeline (%s)', (node, isGiven) => {
	const settings: Settings = {
		output: 'capture',
		pyodide: '/p',
		tracer: '/t',
		snapshot: null,
		memory: 1,
		readable: {folders: [], links: []},
		make: false,
	};
	expect(embeddedArguments('/child.js', settings, node).includes('--allow-net')).toBe(isGiven);
});

describe('where Python sees folders of the host', () => {
	const links: Readonly<Record<string, string>> = {'/tmp/t': '/private/tmp/t', '/u/link': '/srv/talk', '/gone': ''};
	const real = (folder: string): string | null => (folder in links ? links[folder] || null : folder);

	test('is at the same paths, each once', () => {
		expect(placesOf(['/u/a', '/u', '/u/a', '/u/a/b'], real, path.posix)).toEqual({folders: ['/u'], links: []});
	});

	test('is also behind links, under both names', () => {
		expect(placesOf(['/tmp/t', '/private/tmp/t'], real, path.posix)).toEqual({
			folders: ['/private/tmp/t'],
			links: [{at: '/tmp/t', to: '/private/tmp/t'}],
		});
	});

	test('needs no link of ours where one of the host is to be seen', () => {
		expect(placesOf(['/u/link', '/u'], real, path.posix)).toEqual({folders: ['/srv/talk', '/u'], links: []});
	});

	test('is nowhere for a whole disk, for what would hide its own files, and for what is gone', () => {
		expect(placesOf(['/', '/home', '/lib', '/gone'], real, path.posix)).toEqual({folders: [], links: []});
		expect(showable('C:\\', path.win32)).toBe(false);
		expect(showable('C:\\talk', path.win32)).toBe(true);
	});

	test('is below a folder for each disk on Windows', () => {
		expect(pythonPath('C:\\talk\\a.py', '\\')).toBe('/C:/talk/a.py');
		expect(pythonPath('\\\\host\\share\\a.py', '\\')).toBe('//host/share/a.py');
		expect(pythonPath('/srv/back\\slash.py', '/')).toBe('/srv/back\\slash.py');
	});
});

test('a folder that cannot be shown is an error, with a sentence', () => {
	const fails = (): never => {
		throw new Error('path is not a directory');
	};
	const python = {
		ERRNO_CODES: {},
		FS: {filesystems: {NODEFS: {node_ops: {}}}},
		mountNodeFS: fails,
	} as unknown as Parameters<typeof mountReadable>[0];
	expect(() => mountReadable(python, {folders: ['/srv/talk'], links: []})).toThrow(
		'the folder /srv/talk cannot be shown to it (path is not a directory).',
	);
});
