import {execFileSync, spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterAll, expect, test} from 'vitest';
import {read, root} from '../house/repository.ts';

const project = mkdtempSync(path.join(tmpdir(), 'gen-step-project-'));
const modules = path.join(project, 'node_modules/gen-step');
afterAll(() => rmSync(project, {recursive: true, force: true}));

function npm(cwd: string, ...args: string[]): string {
	return execFileSync('npm', args, {cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']});
}

/** Runs the installed command, as node_modules/.bin does. */
function genStep(...args: string[]) {
	const options = {cwd: project, encoding: 'utf8', input: ''} as const;
	return spawnSync(process.execPath, [path.join(modules, 'dist/cli.js'), ...args], options);
}

writeFileSync(path.join(project, 'package.json'), '{"private": true}');
writeFileSync(path.join(project, 'main.py'), 'import helper\nprint(open("data.txt").read(), list(helper.g()))\n');
writeFileSync(path.join(project, 'helper.py'), 'def g():\n    yield 1\n');
writeFileSync(path.join(project, 'data.txt'), 'data');
mkdirSync(path.join(project, 'packed'));
const tarball = npm(root, 'pack', '--ignore-scripts', '--silent', '--pack-destination', path.join(project, 'packed'));
npm(project, 'install', '--offline', '--no-audit', '--no-fund', path.join(project, 'packed', tarball.trim()));

// What Node lets the process read of the project must not be lost by what it lets it read of the package below.
test('installed in a project, with nothing to be loaded, it sees the modules and files of that project', () => {
	const {stdout, stderr, status} = genStep('main.py', '--report', 'output');
	expect(stderr).toBe('');
	expect(stdout).toBe('data [1]\n');
	expect(status).toBe(0);
});

test('it has no script that npm would run, or warn of, where it is installed', () => {
	const {scripts} = JSON.parse(read('package.json')) as {scripts: Record<string, string>};
	const run = ['preinstall', 'install', 'postinstall', 'prepublish', 'prepare'];
	expect(Object.keys(scripts).filter(name => run.includes(name))).toEqual([]);
});

test('it has the licences of all that is in it, the embedded Python included', () => {
	const text = execFileSync('cat', [path.join(modules, 'dist/licenses.txt')], {encoding: 'utf8'});
	expect(text).toMatch(/^pyodide [\d.]+: MPL-2\.0/m);
	expect(text).toContain('Mozilla Public License Version 2.0');
	expect(text).toMatch(/^CPython, .*: PSF-2\.0$/m);
	expect(text).toContain('PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2');
});

test('it says why each start takes its time where the snapshot cannot be used', () => {
	truncateSync(path.join(modules, 'dist/snapshot.bin'), 1_000_000);
	const {stdout, stderr, status} = genStep('main.py', '--report', 'output');
	expect(stderr).toMatch(
		/^gen-step: The embedded Python starts slowly, for its memory snapshot cannot be used: it is damaged\. Install gen-step anew\.\n$/,
	);
	expect(stdout).toBe('data [1]\n');
	expect(status).toBe(0);
});
