/** What a person can do about a failure: one sentence. */

import path from 'node:path';
import {showable} from '../../interpreter/index.ts';
import type {Problem, Value} from '../../protocol/index.ts';
import {virtualEnvironment} from './virtual-environment.ts';

const own = '--python PATH runs a python of yours';

/** Whether a problem is only a remark: the program and its stages go on. */
export function isRemark({kind}: Problem): boolean {
	return kind === 'tracer' || kind === 'thread' || kind === 'clock';
}

/** What an embedded Python lacks, by the exceptions that tell of it: what to say, for a type and a part of the message. */
const EMBEDDED_LIMITS: ReadonlyArray<readonly [type: RegExp, message: RegExp, sentence: string]> = [
	[
		/^ModuleNotFoundError$/,
		/^/,
		'The embedded Python has the standard library and the modules beside the file only: OWN, with its packages.',
	],
	[/^ImportError$/, /^/, `The embedded Python lacks some parts of the standard library: ${own}.`],
	[/^RuntimeError$/, /can't start new thread/, `The embedded Python has no threads: ${own}, which has them.`],
	[/^OSError$/, /does not support processes/, `The embedded Python has no processes: ${own}, which has them.`],
	[/^OSError$/, /Network is unreachable/, `The embedded Python has no network: ${own}, which has it.`],
	[
		// By Emscripten's numbers `OSError(2, …)` is one, too.
		/^PermissionError$/,
		/Permission denied/,
		`The embedded Python may read the files around the program, but write none: ${own}, which may.`,
	],
];

/**
 * Says in one sentence what a person can do about a failure. Null when there is nothing. When a package is missing, it
 * names the virtual environment that is active or lies beside `program`.
 */
export function advice(failure: Problem | Value | null, embedded: boolean, program: string): string | null {
	if (failure === null || !embedded) return null;
	const [type, message] =
		'kind' in failure
			? [failure.kind === 'import' ? 'ModuleNotFoundError' : '', failure.message]
			: [failure.type, failure.repr];
	if (/^(?:ModuleNotFoundError|FileNotFoundError)$/.test(type) && !isShown(program))
		return hidden(path.dirname(program));
	const sentence = EMBEDDED_LIMITS.find(([types, messages]) => types.test(type) && messages.test(message))?.[2];
	return sentence?.replace('OWN', () => ownFor(program)) ?? null;
}

function ownFor(program: string): string {
	const environment = virtualEnvironment(program);
	if (environment === null) return own;
	const word = /^[\w.:/\\-]+$/.test(environment) ? environment : `'${environment}'`;
	return `--python ${word} runs the python of your virtual environment`;
}

/** Whether the embedded Python sees the program's own folder; code without a file has the current one. */
function isShown(program: string): boolean {
	return !path.isAbsolute(program) || showable(path.dirname(program));
}

function hidden(folder: string): string {
	return `The embedded Python cannot be shown ${folder}, which would hide files of its own. Put the program into a folder of its own; ${own}, which sees all.`;
}
