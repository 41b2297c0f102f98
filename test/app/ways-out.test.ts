import {cpSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {build} from 'esbuild';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {isAlive} from '../helpers/processes.ts';
import {openApp, root, Terminal} from '../helpers/terminal.ts';
import {waitForStage} from './drive.ts';
import {below, expectGivenBack, inShell} from './shell.ts';

// As deep below the top as the file that it is made of, which reads a sample.
const crash = path.join(root, 'node_modules/.cache/ways-out', `crash-${process.pid}.mjs`);

beforeAll(async () => {
	await build({
		absWorkingDir: root,
		entryPoints: ['test/app/fixtures/crash.ts'],
		outfile: crash,
		bundle: true,
		platform: 'node',
		format: 'esm',
		logLevel: 'error',
		alias: {'react-devtools-core': `${root}/source/build/no-devtools.ts`},
		banner: {js: `import {createRequire} from 'node:module';const require=createRequire(import.meta.url);`},
		define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"'},
	});
});

afterAll(() => rmSync(crash, {force: true}));

const app = [path.join(root, 'dist/cli.js'), 'samples/delegator.py', 'delegator()'];

/** Into the middle of a resumption. */
async function stepIn(terminal: Terminal): Promise<void> {
	await terminal.waitFor('your turn');
	terminal.press('n');
	await waitForStage(terminal, 3);
	terminal.press('right', 'right');
	await waitForStage(terminal, 5);
}

const signalled = (name: NodeJS.Signals) => (terminal: Terminal) => {
	const [node] = below(terminal.pid);
	process.kill(node ?? Number.NaN, name);
};

test.each<[string, (terminal: Terminal) => void, number]>([
	['q twice', terminal => terminal.press('q', 'q'), 0],
	['ctrl-c twice', terminal => terminal.press('ctrl-c', 'ctrl-c'), 0],
	['q and ctrl-c in the help', terminal => terminal.press('?', 'ctrl-c', 'q'), 0],
	['ctrl-c in a prompt and twice more', terminal => terminal.press('s', '1', 'ctrl-c', 'ctrl-c', 'ctrl-c'), 0],
	['ctrl-c in the search and twice more', terminal => terminal.press('/', '1', 'ctrl-c', 'ctrl-c', 'ctrl-c'), 0],
	['SIGTERM', signalled('SIGTERM'), 143],
	['SIGHUP', signalled('SIGHUP'), 129],
])('%s gives the terminal back, in the middle of a resumption, and leaves no Python behind', async (_, leave, code) => {
	await using terminal = inShell(app);
	await stepIn(terminal);
	expect(terminal.hearsMouse).toBe(true);
	const children = below(terminal.pid);
	expect(children.length).toBeGreaterThan(1);
	leave(terminal);
	await terminal.waitFor(/left with \d+/);
	expect(terminal.text()).toContain(`left with ${code}`);
	await terminal.waitForExit();
	expectGivenBack(terminal);
	await expect.poll(() => children.filter(isAlive), {timeout: 5000}).toEqual([]);
});

test('an exception in a component gives the terminal back, too', async () => {
	await using terminal = inShell([crash]);
	await terminal.waitFor('events');
	expect(terminal.alternateScreen).toBe(true);
	terminal.press('n');
	await terminal.waitFor('left with 70');
	expect(terminal.scrollback().join('\n')).toContain('the screen failed: TypeError');
	await terminal.waitForExit();
	expectGivenBack(terminal);
});

test('ctrl-z gives the terminal back to the shell, and fg brings everything again', async () => {
	await using terminal = new Terminal('bash', ['--norc', '-i'], {env: {PS1: 'shell> '}});
	await terminal.waitFor('shell>');
	terminal.type(`${[process.execPath, ...app].map(word => `'${word}'`).join(' ')}\r`);
	await stepIn(terminal);
	const before = terminal.text();
	terminal.press('ctrl-z');
	await terminal.waitFor(/Stopped|suspended/);
	expect(terminal.alternateScreen).toBe(false);
	expect(terminal.hearsMouse).toBe(false);
	expect(terminal.cursorVisible).toBe(true);
	terminal.type('stty -a\r');
	await terminal.waitFor(/(?<!-)\bicanon\b[^\n]* echo /);
	// A window may change while nobody looks.
	terminal.resize(100, 30);
	terminal.type('fg\r');
	await terminal.waitFor('stage 5 of');
	expect(terminal.hearsMouse).toBe(true);
	await terminal.waitFor(screen => screen.at(-1)?.includes('help') === true);
	terminal.resize(80, 24);
	await terminal.waitFor(screen => screen.join('\n') === before);
	terminal.press('right');
	await terminal.waitFor('stage 6 of');
	terminal.press('q', 'q');
	await terminal.waitFor(screen => screen.at(-1) !== undefined && !terminal.alternateScreen);
	expect(terminal.alternateScreen).toBe(false);
});

test.each(['first-paint', 'start'])('where the screen cannot be loaded (%s), it ends, and says so', async name => {
	const copy = mkdtempSync(path.join(tmpdir(), 'gen-step-broken-'));
	try {
		cpSync(path.join(root, 'dist'), path.join(copy, 'dist'), {recursive: true});
		cpSync(path.join(root, 'package.json'), path.join(copy, 'package.json'));
		for (const part of readdirSync(path.join(copy, 'dist/parts'))) {
			if (part.startsWith(`${name}-`)) rmSync(path.join(copy, 'dist/parts', part));
		}
		await using terminal = inShell([path.join(copy, 'dist/cli.js'), 'samples/delegator.py', 'delegator()']);
		await terminal.waitFor('left with 70');
		expect(terminal.scrollback().join('\n')).toContain('the screen failed');
		await terminal.waitForExit();
		expectGivenBack(terminal);
	} finally {
		rmSync(copy, {recursive: true, force: true});
	}
});

test('nothing of what Node warns of is written across the screen', async () => {
	const env = {NO_COLOR: '1', FORCE_COLOR: '1', NODE_OPTIONS: '--trace-warnings'};
	await using terminal = openApp(['samples/delegator.py', 'delegator()'], {env});
	await terminal.waitFor('your turn');
	terminal.press('n', 'enter');
	await terminal.waitFor('next(my_dele)  # 1');
	expect(terminal.output).not.toContain('Warning');
	terminal.press('q', 'q');
	await terminal.waitForExit();
});
