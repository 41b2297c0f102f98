import process from 'node:process';
import {isDeepStrictEqual} from 'node:util';
import {commandText, parseCommands, type Snapshot} from '../session/index.ts';
import {shellWord} from '../session/shell-word.ts';
import type {CommandLine} from './command-line.ts';

/**
 * The command line that does again what was done in the app; null where nothing was done, or where `--drive` cannot say it.
 * `file`: the program's, as it was typed.
 */
export function runAgain(
	{texts, has, arguments: args}: CommandLine,
	file: string,
	{driving, branches, branch}: Pick<Snapshot, 'driving' | 'branches' | 'branch'>,
	platform: string = process.platform,
): string | null {
	const commands = branches[branch]?.commands ?? [];
	if (driving?.kind !== 'expression' || commands.length === 0) return null;
	const drive = commands.map(commandText).join('; ');
	const parsed = parseCommands(drive);
	if ('message' in parsed || !isDeepStrictEqual(parsed.commands, commands)) return null;
	const {code, module, python, clock, schedule} = texts;
	const words = [
		'gen-step',
		...(code !== undefined
			? ['-c', code]
			: module !== undefined
				? ['-m', module]
				: [/^-./.test(file) ? `./${file}` : file]),
		driving.expression,
		'--drive',
		drive,
		...(python === undefined ? [] : ['--python', python]),
		...(clock === undefined ? [] : ['--clock', clock]),
		...(schedule === undefined ? [] : ['--schedule', schedule]),
		...(has('allFrames') ? ['--all-frames'] : []),
		...(args.length === 0 ? [] : ['--', ...args]),
	];
	return words.map(word => shellWord(word, platform)).join(' ');
}
