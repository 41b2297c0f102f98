/** The ways in which a person installs gen-step, and the places that they install it in. */
import {execFileSync} from 'node:child_process';
import {chmodSync, copyFileSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {type Installed, writePrograms} from './check.ts';
import {type NodeTool, project} from './tools.ts';

/** One row of the table. */
export interface Scenario {
	readonly name: string;
	/** Installs it. Throws when that fails. */
	install(folder: string): Installed;
}

export interface Tools {
	readonly tarball: string;
	readonly managers: ReadonlyMap<string, readonly string[]>;
	readonly nodes: readonly NodeTool[];
}

/** No registry answers: whatever an install needs beside the tarball makes it fail. */
const nowhere = 'http://127.0.0.1:9';
const offline = {
	npm_config_registry: nowhere,
	npm_config_fetch_retries: '0',
	YARN_REGISTRY: nowhere,
	YARN_NPM_REGISTRY_SERVER: nowhere,
	YARN_ENABLE_TELEMETRY: '0',
	YARN_UNSAFE_HTTP_WHITELIST: '127.0.0.1',
	BUN_CONFIG_REGISTRY: nowhere,
	// Else yarn and bun keep and take a package of the same name and version.
	CI: '1',
};

/** All rows. */
export function scenarios({tarball, managers, nodes}: Tools): readonly Scenario[] {
	const bin = (folder: string): string =>
		path.join(folder, 'node_modules/.bin', process.platform === 'win32' ? 'gen-step.cmd' : 'gen-step');
	const has = (name: string): boolean => managers.has(name);
	const call = (name: string, cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): void => {
		const [file = '', ...before] = managers.get(name) ?? [];
		execFileSync(file, [...before, ...args], {
			cwd,
			env: {...process.env, ...offline, HOME: path.join(cwd, '.home'), ...env},
			stdio: ['ignore', 'pipe', 'pipe'],
		});
	};
	/** A project with the programs in it, into which a manager installs. */
	const inProject = (name: string, folder: string, args: readonly string[], manifest?: object): Installed => {
		writePrograms(project(folder, manifest));
		call(name, folder, args);
		return {command: [bin(folder)], cwd: folder};
	};
	const byNpm = (folder: string): Installed =>
		inProject('npm', folder, ['install', '--no-audit', '--no-fund', tarball]);
	const globally = (name: string, folder: string, args: readonly string[], env: NodeJS.ProcessEnv, at: string) => {
		writePrograms(path.join(folder, 'work'));
		mkdirSync(path.join(folder, 'bin'), {recursive: true});
		call(name, folder, args, env);
		return {command: [path.join(folder, at)], cwd: path.join(folder, 'work')};
	};

	const all: Array<readonly [needs: string, scenario: Scenario]> = [
		['npm', {name: 'npm, in a project', install: byNpm}],
		[
			'npm',
			{
				name: 'npm, globally',
				install: folder => globally('npm', folder, ['install', '-g', '--prefix', folder, tarball], {}, 'bin/gen-step'),
			},
		],
		[
			'npm',
			{
				name: 'npx, from the tarball',
				install(folder) {
					writePrograms(project(folder));
					const env = {...offline, HOME: path.join(folder, '.home')};
					return {command: ['npx', '--yes', '--package', tarball, 'gen-step'], cwd: folder, env};
				},
			},
		],
		['pnpm', {name: 'pnpm, in a project', install: folder => inProject('pnpm', folder, ['add', tarball])}],
		[
			'pnpm',
			{
				name: 'pnpm, globally',
				install(folder) {
					const env = {
						PNPM_HOME: path.join(folder, 'bin'),
						PATH: `${folder}/bin${path.delimiter}${process.env['PATH']}`,
					};
					return globally('pnpm', folder, ['add', '-g', tarball], env, 'bin/gen-step');
				},
			},
		],
		['yarn 1', {name: 'yarn 1, in a project', install: folder => inProject('yarn 1', folder, ['add', tarball])}],
		[
			'yarn 1',
			{
				name: 'yarn 1, globally',
				install: folder =>
					globally(
						'yarn 1',
						folder,
						['global', 'add', '--prefix', folder, '--global-folder', path.join(folder, 'global'), tarball],
						{},
						'bin/gen-step',
					),
			},
		],
		[
			'yarn 4',
			{
				name: 'yarn 4, node_modules',
				install: folder => yarn4(folder, 'node-modules', () => ({command: [bin(folder)], cwd: folder})),
			},
		],
		[
			'yarn 4',
			{
				name: "yarn 4, Plug'n'Play",
				install: folder =>
					yarn4(folder, 'pnp', () => ({
						command: [...(managers.get('yarn 4') ?? []), 'run', 'gen-step'],
						cwd: folder,
						env: {...offline, HOME: path.join(folder, '.home')},
					})),
			},
		],
		['bun', {name: 'bun, in a project', install: folder => inProject('bun', folder, ['add', tarball])}],
		[
			'bun',
			{
				name: 'bun, globally',
				install: folder => globally('bun', folder, ['add', '-g', tarball], {BUN_INSTALL: folder}, 'bin/gen-step'),
			},
		],
		...nodes.map(
			({version, file}) =>
				[
					'npm',
					{
						name: `Node ${version}`,
						install(folder: string): Installed {
							const {cwd} = byNpm(folder);
							return {command: [file, path.join(folder, 'node_modules/gen-step/dist/cli.js')], cwd};
						},
					},
				] as const,
		),
		// A backslash in a path is none of these: Node itself loads no module from there.
		...['with blanks, ümläuts and 日本', "it's 100% [a]{b}(c)#$HOME&;", 'an,equals=sign', 'a*star?', '-dash'].map(
			name =>
				[
					'npm',
					{name: `in a folder "${name}"`, install: (folder: string): Installed => byNpm(path.join(folder, name))},
				] as const,
		),
		[
			'npm',
			{
				name: 'in a linked folder, by the link',
				install(folder) {
					mkdirSync(folder, {recursive: true});
					byNpm(path.join(folder, 'real'));
					const link = path.join(folder, 'link');
					symlinkSync('real', link);
					return {command: [bin(link)], cwd: link};
				},
			},
		],
		[
			'npm',
			{
				name: 'npm link: a linked package',
				install(folder) {
					mkdirSync(folder, {recursive: true});
					byNpm(path.join(folder, 'package'));
					const other = path.join(folder, 'other');
					writePrograms(other);
					mkdirSync(path.join(other, 'node_modules'));
					const linked = path.join(other, 'node_modules/gen-step');
					symlinkSync(path.join(folder, 'package/node_modules/gen-step'), linked);
					return {command: [process.execPath, path.join(linked, 'dist/cli.js')], cwd: other};
				},
			},
		],
		[
			'npm',
			{
				name: 'in a folder that may not be written',
				install(folder) {
					const installed = byNpm(folder);
					readOnly(folder);
					return installed;
				},
			},
		],
		[
			'npm',
			{
				name: 'as another user, without a home',
				install(folder) {
					if (process.getuid?.() !== 0) throw new Error('only root may become another user');
					const installed = byNpm(folder);
					// Ours may lie where only root may look.
					const node = path.join(folder, 'node');
					copyFileSync(process.execPath, node);
					rmSync(path.join(folder, '.home'), {recursive: true, force: true});
					readOnly(folder);
					chmodSync(node, 0o555);
					const command = [node, path.join(folder, 'node_modules/gen-step/dist/cli.js')];
					return {...installed, command, uid: 65_534, env: {HOME: '/nonexistent', PATH: '/usr/bin:/bin'}};
				},
			},
		],
	];
	return all.flatMap(([needs, scenario]) => (has(needs) ? [scenario] : []));

	function yarn4(folder: string, linker: string, installed: () => Installed): Installed {
		writePrograms(project(folder));
		writeFileSync(path.join(folder, '.yarnrc.yml'), `nodeLinker: ${linker}\nenableGlobalCache: false\n`);
		writeFileSync(path.join(folder, 'yarn.lock'), '');
		call('yarn 4', folder, ['add', `gen-step@file:${tarball}`], {CI: ''});
		return installed();
	}
}

/** Takes the right to write from all in a folder. */
function readOnly(folder: string): void {
	for (const entry of readdirSync(folder, {recursive: true, withFileTypes: true})) {
		if (!entry.isSymbolicLink())
			chmodSync(
				path.join(entry.parentPath, entry.name),
				entry.isDirectory() ? 0o555 : entry.name === 'cli.js' ? 0o555 : 0o444,
			);
	}
	chmodSync(folder, 0o555);
}
