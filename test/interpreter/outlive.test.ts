import {execFileSync, spawn} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {below} from '../app/shell.ts';
import {isAlive} from '../helpers/processes.ts';
import {pythons} from '../helpers/pythons.ts';
import {makeStubSnapshot} from './stub.ts';

const app = path.join(import.meta.dirname, 'fixtures/app.ts');
const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-'));
let snapshot: Awaited<ReturnType<typeof makeStubSnapshot>>;

beforeAll(async () => {
	snapshot = await makeStubSnapshot();
});

afterAll(() => {
	snapshot.remove();
	rmSync(folder, {recursive: true});
});

const loops = {
	sleeps: 'import time; time.sleep(60)',
	'is in an endless loop': 'while True: pass',
	'is in an endless loop written in C':
		'import collections, itertools; collections.deque(itertools.repeat(0), maxlen=0)',
};

/** Starts the app, kills it as soon as its program runs, or `is` something, and gives the process id of its Python. */
async function killApp(
	settings: object,
	signal: NodeJS.Signals,
	is: (python: number, app: number) => boolean = isAlive,
): Promise<number> {
	const child = spawn(process.execPath, [app, JSON.stringify(settings)], {stdio: ['ignore', 'pipe', 'inherit']});
	const pid = await new Promise<number>((resolve, reject) => {
		child.stdout.once('data', data => resolve(Number(data)));
		child.once('exit', code => reject(new Error(`The app ended with ${code}`)));
	});
	await expect.poll(() => is(pid, child.pid ?? 0), {timeout: 10_000}).toBe(true);
	child.kill(signal);
	return pid;
}

for (const [where, code] of Object.entries(loops)) {
	test(`the embedded Python dies with a killed app while it ${where}`, async () => {
		const pid = await killApp({snapshot: snapshot.file, code: `observe('ready')\n${code}`}, 'SIGKILL');
		await expect.poll(() => isAlive(pid), {timeout: 5000}).toBe(false);
	});

	test.each(pythons.map(({file, version}) => [version, file]))(
		`CPython %s dies with a killed app while it ${where}`,
		async (version, python) => {
			const file = path.join(folder, `${version}-${where.length}.py`);
			writeFileSync(file, `import os; os.write(1, b'started')\n${code}\nimport time\ntime.sleep(60)\n`);
			const pid = await killApp({python, file}, 'SIGKILL');
			await expect.poll(() => isAlive(pid), {timeout: 5000}).toBe(false);
		},
	);
}

test.each(['SIGTERM', 'SIGHUP'] as const)('no Python outlives an app that goes by %s', async signal => {
	const pid = await killApp(
		{snapshot: snapshot.file, code: `observe('ready')\n${loops['is in an endless loop']}`},
		signal,
	);
	await expect.poll(() => isAlive(pid), {timeout: 5000}).toBe(false);
});

test.skipIf(pythons.length === 0)('no Python outlives a killed app by having stopped itself', async () => {
	const file = path.join(folder, 'stops.py');
	writeFileSync(file, "import os, signal\nos.write(1, b'started')\nos.kill(os.getpid(), signal.SIGSTOP)\n");
	/** Stopped, and the shell that waits for the end of the app is there. */
	const isStopped = (python: number, app: number): boolean =>
		execFileSync('ps', ['-o', 'stat=', '-p', String(python)], {encoding: 'utf8'}).startsWith('T') &&
		below(app).length === 2;
	const pid = await killApp({python: pythons.at(-1)?.file, file}, 'SIGKILL', isStopped);
	await expect.poll(() => isAlive(pid), {timeout: 5000}).toBe(false);
});
