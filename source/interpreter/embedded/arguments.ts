import {realpathSync} from 'node:fs';
import process from 'node:process';
import {readGrants} from './grants.ts';
import type {Settings} from './settings.ts';

/** What of our environment the process needs; its Python sees none of it. */
const kept = ['TZ', 'SystemRoot', 'TEMP', 'TMP'];

/** The arguments of Node for the embedded Python's process: the guard rails, `child`, and the settings. */
export function embeddedArguments(child: string, settings: Settings, node: string = process.versions.node): string[] {
	const readable = readGrants(
		[child, ...(settings.snapshot === null ? [] : [settings.snapshot])],
		[withoutSlash(settings.pyodide), settings.tracer, ...settings.readable.folders],
	);
	return [
		// Node 22 had it under its older name first.
		process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission',
		...readable.map(file => `--allow-fs-read=${file}`),
		...(asksForNet(node) ? ['--allow-net'] : []),
		'--disallow-code-generation-from-strings',
		'--no-warnings',
		existing(child),
		JSON.stringify(settings),
	];
}

/** From 26 on, Node wants this permission for the lifeline, too. The process drops it at once (`lifeline.ts`). */
const asksForNet = (node: string): boolean => Number.parseInt(node, 10) >= 26;

const withoutSlash = (folder: string): string => folder.replace(/[\\/]$/, '');

/** Node would follow a link anyway, and then ask for the permission to read its target. */
function existing(file: string): string {
	try {
		return realpathSync(file);
	} catch {
		return file;
	}
}

/** The environment of the embedded Python's process. Above all no NODE_OPTIONS. */
export function embeddedEnvironment(): NodeJS.ProcessEnv {
	return Object.fromEntries(kept.flatMap(name => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
}
