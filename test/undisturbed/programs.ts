import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import type {Python} from '../helpers/pythons.ts';

/** The folder of the programs: each notices one kind of disturbance and prints what it saw. */
export const programs: string = path.join(import.meta.dirname, 'programs');

/** As many more, each of a few lines: the faults that were found in them have their kinds among the programs. */
export const inputs: string = path.join(import.meta.dirname, 'inputs');

/** The folder of a trace function that does nothing, for PYTHONPATH. */
export const noop: string = path.join(import.meta.dirname, 'noop');

/** A program, and the Pythons that can run it. */
export interface Noticing {
	readonly folder: string;
	readonly file: string;
	/** The minor versions of Python 3 from the first to the last. */
	readonly first: number;
	readonly last: number;
	/** What stands behind it on the command line. */
	readonly arguments: readonly string[];
	/** Variables of its environment. */
	readonly environment: Readonly<Record<string, string>>;
	/** The tracer cannot go on, and says so in one sentence; to the program that is nothing. */
	readonly givesUp: boolean;
	/** It comes near the recursion limit, where observation ends up to 3.11. */
	readonly nearsLimit: boolean;
	/** Any trace function disturbs it up to 3.10: there it does what it does under one that does nothing. */
	readonly asUnderAny: boolean;
	/** Its stages are too many to be told. */
	readonly isLong: boolean;
	/** The embedded Python has all that it needs, and does what a native one does. */
	readonly onEmbedded: boolean;
}

/**
 * The programs of a folder. A line `# Python: 3.8 to 3.11` (or `3.12 on`) says which versions can run it, `# Arguments: a b` what it gets,
 * `# Environment: NAME=value` where it runs, `# Gives up.` that observation ends, `# Near the limit.` that it does so up to 3.11, `# Up to 3.10 as any trace function.` that each disturbs
 * it there, `# Output alone.` that it has too many stages, and `# Not embedded: no threads.` why the embedded Python cannot do what it does.
 */
function readPrograms(folder: string): readonly Noticing[] {
	const files = readdirSync(folder).filter(file => file.endsWith('.py'));
	return files.map(file => {
		const text = readFileSync(path.join(folder, file), 'utf8');
		const [, first = '6', last] = /^# Python: 3\.(\d+) (?:on|to 3\.(\d+))$/m.exec(text) ?? [];
		const [, words = ''] = /^# Arguments: (.+)$/m.exec(text) ?? [];
		const [, name, value = ''] = /^# Environment: (\w+)=(.*)$/m.exec(text) ?? [];
		return {
			folder,
			file,
			first: Number(first),
			last: Number(last ?? '99'),
			givesUp: /^# Gives up\.$/m.test(text),
			nearsLimit: /^# Near the limit\.$/m.test(text),
			asUnderAny: /^# Up to 3.10 as any trace function\.$/m.test(text),
			isLong: /^# Output alone\.$/m.test(text),
			onEmbedded: !/^# Not embedded: /m.test(text),
			environment: name === undefined ? {} : {[name]: value},
			arguments: words.split(' ').filter(word => word !== ''),
		};
	});
}

/** All programs. */
export const noticing: readonly Noticing[] = [...readPrograms(programs), ...readPrograms(inputs)];

/** Those that a Python can run. */
export function noticingOn({version}: Python): readonly Noticing[] {
	const minor = Number(version.split('.')[1]);
	return noticing.filter(({first, last}) => first <= minor && minor <= last);
}
