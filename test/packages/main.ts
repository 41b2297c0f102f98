/**
 * Packs the package, installs it in every way that this machine can be brought to, and runs two programs with each:
 * `npm run packages`, or `npm run packages -- yarn` for the rows whose names hold a word. Prints a table; the exit status is 1
 * where a row failed. No install may need the network beside the tarball.
 */
import {execFileSync} from 'node:child_process';
import {chmodSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {root} from '../helpers/terminal.ts';
import {check} from './check.ts';
import {scenarios} from './scenarios.ts';
import {installManagers, installNodes} from './tools.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-packages-'));
chmodSync(folder, 0o755);
const [word = ''] = process.argv.slice(2);

try {
	const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
	const name = execFileSync('npm', pack, {cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit']}).trim();
	process.stderr.write('Installing package managers and Nodes …\n');
	const all = scenarios({
		tarball: path.join(folder, name),
		managers: installManagers(path.join(folder, 'managers')),
		nodes: installNodes(path.join(folder, 'nodes')),
	}).filter(scenario => scenario.name.includes(word));
	const width = Math.max(0, ...all.map(scenario => scenario.name.length));
	process.stdout.write(`${'installed by, or in'.padEnd(width)}  main job  two modules  seconds\n`);
	for (const [index, scenario] of all.entries()) {
		process.stdout.write(`${scenario.name.padEnd(width)}  ${row(scenario, path.join(folder, String(index)))}\n`);
	}
} finally {
	rmSync(folder, {recursive: true, force: true});
}

function row(
	scenario: typeof scenarios extends (tools: never) => readonly (infer S)[] ? S : never,
	home: string,
): string {
	try {
		const {mainJob, modules, seconds} = check(scenario.install(home));
		if (mainJob !== '' || modules !== '') process.exitCode = 1;
		const cells = [
			mainJob === '' ? 'works   ' : 'FAILS   ',
			modules === '' ? 'works      ' : 'FAILS      ',
			seconds.toFixed(1),
		];
		return [...cells, ...[mainJob, modules].filter(Boolean)].join('  ');
	} catch (error) {
		process.exitCode = 1;
		const {message, stderr} = error as {message: string; stderr?: Buffer | string};
		return `cannot be installed: ${
			String(stderr ?? '')
				.trim()
				.split('\n')
				.at(-1) || message
		}`;
	}
}
