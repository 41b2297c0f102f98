import {execFileSync} from 'node:child_process';
import {chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterAll, describe, expect, test} from 'vitest';
import type {Disk, Found} from '../../source/interpreter/native/disk.ts';
import {locatePython} from '../../source/interpreter/native/locate.ts';

/** A disk with these files, which can all be run, and what programs on it say. */
function diskOf(
	files: readonly string[],
	options: {windows?: boolean; env?: Record<string, string>; says?: Record<string, string>; locked?: string} = {},
): Disk {
	const {windows = false, env = {}, says = {}, locked} = options;
	const rules = windows ? path.win32 : path.posix;
	const look = (file: string): Found => {
		if (locked !== undefined && file.startsWith(locked)) return 'locked';
		if (files.includes(file)) return 'file';
		return files.some(each => each.startsWith(file + rules.sep)) ? 'folder' : 'nothing';
	};
	return {
		windows,
		rules,
		env,
		home: windows ? 'C:\\me' : '/me',
		look: file => look(rules.resolve(windows ? 'C:\\here' : '/here', file)),
		isExecutable: () => true,
		list: folder => {
			const inside = files
				.filter(file => file.startsWith(folder + rules.sep))
				.map(file => file.slice(folder.length + 1));
			return [...new Set(inside.map(file => file.split(rules.sep)[0] ?? ''))];
		},
		ask: (file, args) => says[[file, ...args.slice(0, -2)].join(' ')] ?? null,
	};
}

const ok = (file: string, version?: string) => ({ok: true, file, ...(version && {version})});
const at = (python: string, disk: Disk) => locatePython(python, disk.env, disk);

describe('on a POSIX system', () => {
	const disk = diskOf(
		[
			'/usr/bin/python3',
			'/usr/bin/python3.12',
			'/here/.venv/bin/python',
			'/me/.pyenv/shims/python3.9',
			'/me/.pyenv/versions/3.13.2/bin/python',
			'/me/.pyenv/versions/3.13.10/bin/python',
			'/me/.pyenv/versions/3.9.1/bin/python',
			'/me/.local/share/uv/python/cpython-3.11.9-linux-x86_64-gnu/bin/python3',
		],
		{env: {PATH: '/none:/me/.pyenv/shims:/usr/bin'}},
	);
	test.each([
		['python3', ok('/usr/bin/python3')],
		['3', ok('/usr/bin/python3', '3')],
		['3.12', ok('/usr/bin/python3.12', '3.12')],
		['cpython@3.12', ok('/usr/bin/python3.12', '3.12')],
		['3.13', ok('/me/.pyenv/versions/3.13.10/bin/python', '3.13')],
		['3.13.2', ok('/me/.pyenv/versions/3.13.2/bin/python', '3.13.2')],
		['3.9', ok('/me/.pyenv/versions/3.9.1/bin/python', '3.9')],
		['3.11', ok('/me/.local/share/uv/python/cpython-3.11.9-linux-x86_64-gnu/bin/python3', '3.11')],
		['3.10', {ok: false, message: 'There is no Python 3.10 on PATH, and none that pyenv or uv installed.'}],
		['/here/.venv', ok('/here/.venv/bin/python')],
		['/me', {ok: false, message: '/me is a folder with no python in it.'}],
		['/usr/bin/python', {ok: false, message: 'There is no /usr/bin/python.'}],
	])('%s', (python, located) => {
		expect(at(python, disk)).toEqual(located);
	});

	test('a folder on PATH that may not be looked into is passed over, and named where nothing is found', () => {
		const half = diskOf(['/usr/bin/python3'], {env: {PATH: '/locked:/usr/bin'}, locked: '/locked'});
		expect(at('python3', half)).toEqual(ok('/usr/bin/python3'));
		const message = 'There is no python4 on PATH (/locked cannot be looked into).';
		expect(at('python4', half)).toEqual({ok: false, message});
	});
});

describe('on Windows', () => {
	const disk = diskOf(
		[
			'C:\\py\\python.exe',
			'C:\\shims\\python3.bat',
			'C:\\Windows\\py.exe',
			'C:\\here\\.venv\\Scripts\\python.exe',
			'C:\\me\\.pyenv\\pyenv-win\\versions\\3.10.1\\python.exe',
		],
		{
			windows: true,
			env: {Path: 'C:\\none;C:\\shims;C:\\py;C:\\Windows'},
			says: {
				'C:\\shims\\python3.bat': 'C:\\hidden\\python.exe',
				'C:\\Windows\\py.exe': 'C:\\newest\\python.exe',
				'py -3.12': 'C:\\py312\\python.exe',
			},
		},
	);
	test.each([
		['python', ok('C:\\py\\python.exe')],
		['python3', ok('C:\\hidden\\python.exe')],
		['py', ok('C:\\newest\\python.exe')],
		['3.12', ok('C:\\py312\\python.exe', '3.12')],
		['3.10', ok('C:\\me\\.pyenv\\pyenv-win\\versions\\3.10.1\\python.exe', '3.10')],
		['C:\\here\\.venv', ok('C:\\here\\.venv\\Scripts\\python.exe')],
		['C:/here/.venv', ok('C:\\here\\.venv\\Scripts\\python.exe')],
		['C:\\py', ok('C:\\py\\python.exe')],
	])('%s', (python, located) => {
		expect(at(python, disk)).toEqual(located);
	});
});

describe('on this machine', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-'));
	afterAll(() => rmSync(folder, {recursive: true}));
	mkdirSync(path.join(folder, 'bin'));
	const python = path.join(folder, 'bin/python9');
	writeFileSync(python, '#!/bin/sh\n');
	chmodSync(python, 0o755);
	symlinkSync('circle', path.join(folder, 'circle'));

	test('a circle of links and a folder that may not be entered on PATH hide nothing behind them', () => {
		const search = [path.join(folder, 'circle'), path.join(folder, 'locked'), path.dirname(python)];
		mkdirSync(search[1] ?? '', {mode: 0});
		expect(locatePython('python9', {PATH: search.join(path.delimiter)})).toEqual(ok(python));
	});

	test.runIf(process.getuid?.() === 0)('another user gets a sentence for a folder that only we may enter', () => {
		chmodSync(folder, 0o700);
		const script = `import {locatePython} from '${path.resolve('source/interpreter/native/locate.ts')}';
			process.setuid(65534);
			console.log(JSON.stringify([locatePython('${python}'), locatePython('python9', {PATH: '${folder}/bin'})]));`;
		const answer = execFileSync(process.execPath, ['--input-type=module', '-e', script], {encoding: 'utf8'});
		const why = 'a folder on the way may not be entered';
		expect(JSON.parse(answer)).toEqual([
			{ok: false, message: `${python} cannot be looked at: ${why}.`},
			{ok: false, message: `There is no python9 on PATH (${folder}/bin cannot be looked into).`},
		]);
	});
});
