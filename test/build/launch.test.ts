import {spawnSync} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import {transformSync} from 'esbuild';
import {expect, test} from 'vitest';
import {read, root} from '../house/repository.ts';

const launcher = path.join(root, 'dist/cli.js');

test.each([
	['Node 20.20.2', {node: '20.20.2'}],
	['Node 22.2.0', {node: '22.2.0'}],
	['Bun 1.3.0', {node: '24.3.0', bun: '1.3.0'}],
	['Deno 2.5.0', {node: '24.3.0', deno: '2.5.0'}],
])('%s gets one clear sentence and exit code 2', (name, versions) => {
	// Node reads this module first, and believes to be another.
	const other = `Object.defineProperty(process,'versions',{value:{...process.versions,...${JSON.stringify(versions)}}})`;
	const preload = `data:text/javascript,${encodeURIComponent(other)}`;
	const {status, stdout, stderr} = spawnSync(process.execPath, ['--import', preload, launcher], {encoding: 'utf8'});
	expect(stderr).toBe(`gen-step needs Node 22.3 or newer, and this is ${name}.\n`);
	expect(stdout).toBe('');
	expect(status).toBe(2);
});

test('the launcher is small, imports nothing before it has looked, and is written in old syntax', () => {
	const text = read('dist/cli.js');
	expect(text.length).toBeLessThan(1000);
	expect(text).toMatch(/^#!\/usr\/bin\/env node\n/);
	expect(text).not.toMatch(/\bimport\s*[{*"'\w]|\bimport"|\bawait\b/);
	// Nothing in it would have to be translated for Node 10.
	const translated = transformSync(text, {target: 'node10', minify: true, supported: {'dynamic-import': true}}).code;
	expect(translated).toBe(transformSync(text, {target: 'esnext', minify: true}).code);
});

test('the command answers on this Node', () => {
	const {status, stdout} = spawnSync(process.execPath, [launcher, '--version'], {encoding: 'utf8'});
	const {version} = JSON.parse(read('package.json')) as {version: string};
	expect(stdout).toMatch(
		new RegExp(
			`^gen-step ${version}\nNode ${process.versions.node}\nCPython 3\\.14\\.\\d+, embedded by Pyodide 314\\.`,
		),
	);
	expect(status).toBe(0);
});

test('it starts with a Node that keeps no compiled code, as 22.3', () => {
	const without = "import modules from 'node:module'; delete modules.enableCompileCache";
	const preload = `data:text/javascript,${encodeURIComponent(without)}`;
	const {status, stderr} = spawnSync(process.execPath, ['--import', preload, launcher, '--version'], {
		encoding: 'utf8',
	});
	expect(stderr).toBe('');
	expect(status).toBe(0);
});

test.runIf(process.platform === 'linux')('it starts where the folder for temporary files takes no folder', () => {
	const env = {...process.env, TMPDIR: '/proc', NODE_COMPILE_CACHE: ''};
	const {status} = spawnSync(process.execPath, [launcher, '--version'], {env, timeout: 30_000});
	expect(status).toBe(0);
});
