import {cpSync, mkdirSync, realpathSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {build} from 'esbuild';
import {appOptions} from '../../../source/build/bundle.ts';
import {root, Terminal} from '../../helpers/terminal.ts';
import {baselines} from '../command.ts';
import type {Context} from '../row.ts';

/** What to start in a terminal, and what its screen shows when it is there. */
export interface Start {
	readonly command: readonly string[];
	readonly shows: (screen: string) => boolean;
	/** Where compiled code is kept between two starts, and all else that is kept for later. */
	readonly caches: string;
	/** The keys that end it; absent: ctrl-c. */
	readonly leave?: readonly string[];
}

/** The sample that is opened. */
export const sample: string = path.join(root, 'samples/delegator.py');
/** The package of the embedded Python. */
export const pyodide: string = realpathSync(path.join(root, 'node_modules/pyodide'));

/** The time from the start of a program to a screen of 120x40, in milliseconds. `then` may look at what it shows. */
export async function timeToScreen(start: Start, then?: (terminal: Terminal) => Promise<void>): Promise<number> {
	const [file = '', ...args] = start.command;
	const began = performance.now();
	await using terminal = new Terminal(file, args, {
		columns: 120,
		rows: 40,
		env: {TMPDIR: start.caches, XDG_CACHE_HOME: start.caches, HOME: start.caches},
	});
	await terminal.waitFor(screen => start.shows(screen.join('\n')));
	const time = terminal.heardAt - began;
	await then?.(terminal);
	// Node keeps what it compiled when a program ends by itself.
	terminal.press(...(start.leave ?? ['ctrl-c']));
	await terminal.waitForExit();
	return time;
}

/** The app as it is installed, in a folder of its own; `name` is new for each one. Gives the command. */
export function installed({folder}: Context, name: string): readonly string[] {
	const home = path.join(folder, name);
	mkdirSync(home, {recursive: true});
	cpSync(path.join(root, 'dist'), path.join(home, 'dist'), {recursive: true});
	cpSync(path.join(root, 'package.json'), path.join(home, 'package.json'));
	return [process.execPath, path.join(home, 'dist/cli.js')];
}

/** An empty folder for what is kept between two starts. */
export function caches({folder}: Context, name: string): string {
	const made = path.join(folder, name);
	mkdirSync(made, {recursive: true});
	return made;
}

/** A three-line Ink app, bundled and started as the app is. Gives the command. */
export async function inkApp({folder}: Context): Promise<readonly string[]> {
	const home = path.join(folder, 'ink-app');
	await build({
		...appOptions(root),
		entryPoints: {main: path.join(baselines, 'ink-app.tsx')},
		outdir: home,
		write: true,
	});
	cpSync(path.join(root, 'dist/cli.js'), path.join(home, 'cli.js'));
	writeFileSync(path.join(home, 'package.json'), '{"type": "module"}');
	return [process.execPath, path.join(home, 'cli.js')];
}
