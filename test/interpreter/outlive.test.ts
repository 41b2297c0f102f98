import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, expect, test} from 'vitest';
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

/** Starts the app, kills it as soon as its program runs, and gives the process id of its Python. */
async function killApp(settings: object, signal: NodeJS.Signals): Promise<number> {
	const child = spawn(process.execPath, [app, JSON.stringify(settings)], {stdio: ['ignore', 'pipe', 'inherit']});
	const pid = await new Promise<number>((resolve, reject) => {
		child.stdout.once('data', data => resolve(Number(data)));
		child.once('exit', code => reject(new Error(`The app ended with ${code}`)));
	});
	expect(isAlive(pid)).toBe(true);
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

test.runIf(process.platform === 'linux').each(pythons.slice(-1))(
	'CPython $version dies with a killed app while it is stopped',
	async ({file: python}) => {
		const file = path.join(folder, 'stops.py');
		writeFileSync(
			file,
			`import os, signal
if os.fork() == 0:
    while ") T " not in open("/proc/%d/stat" % os.getppid()).read():
        pass
    os.write(1, b"%d" % os.getppid())
    os._exit(0)
os.kill(os.getpid(), signal.SIGSTOP)
`,
		);
		const pid = await killApp({python, file}, 'SIGKILL');
		await expect.poll(() => isAlive(pid), {timeout: 5000}).toBe(false);
	},
);

test.each(['SIGTERM', 'SIGHUP'] as const)('no Python outlives an app that goes by %s', async signal => {
	const pid = await killApp(
		{snapshot: snapshot.file, code: `observe('ready')\n${loops['is in an endless loop']}`},
		signal,
	);
	await expect.poll(() => isAlive(pid), {timeout: 5000}).toBe(false);
});
