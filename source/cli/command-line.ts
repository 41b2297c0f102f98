/** The words of a command line: which options there are, and what was said. */
import meow from 'meow';
import {didYouMean} from '../session/did-you-mean.ts';

/** The options, in the words of `meow`. */
const flags = {
	drive: {type: 'string'},
	until: {type: 'string'},
	python: {type: 'string'},
	report: {type: 'string'},
	theme: {type: 'string'},
	record: {type: 'string'},
	export: {type: 'string'},
	stage: {type: 'string'},
	only: {type: 'string'},
	size: {type: 'string'},
	clock: {type: 'string'},
	schedule: {type: 'string'},
	code: {type: 'string', shortFlag: 'c'},
	module: {type: 'string', shortFlag: 'm'},
	watch: {type: 'boolean'},
	allFrames: {type: 'boolean'},
	tour: {type: 'boolean'},
	notes: {type: 'boolean'},
	mouse: {type: 'boolean', default: true},
	help: {type: 'boolean', shortFlag: 'h'},
	version: {type: 'boolean', shortFlag: 'V'},
} as const;

type Flag = keyof typeof flags;

/** What was said. */
export interface CommandLine {
	/** The words before `--` that are no options; when there are none, the first word after it. */
	readonly words: readonly string[];
	/** The program's own arguments. */
	readonly arguments: readonly string[];
	readonly texts: Readonly<Partial<Record<Flag, string>>>;
	has(flag: Flag): boolean;
}

/** As a person writes an option: `allFrames` is `--all-frames`. */
const written = (flag: string): string => `--${flag.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;

const long = Object.keys(flags).map(written);
const short = Object.values(flags).flatMap(flag => ('shortFlag' in flag ? [flag.shortFlag] : []));

/** Parses a command line; gives a message when an option is unknown or lacks its value. Never throws. */
export function parseCommandLine(argv: readonly string[]): CommandLine | {readonly message: string} {
	const separator = argv.indexOf('--');
	const ours = separator < 0 ? argv : argv.slice(0, separator);
	const behind = separator < 0 ? [] : argv.slice(separator + 1);
	const unknown = ours.map(unknownIn).find(message => message !== undefined);
	if (unknown !== undefined) return {message: unknown};
	const parsed = parsedBy(ours);
	if ('message' in parsed) return parsed;
	const {input} = parsed;
	const texts: Partial<Record<Flag, string>> = {};
	for (const [flag, {type}] of Object.entries(flags) as Array<[Flag, {type: string}]>) {
		const value = parsed.flags[flag];
		if (type !== 'string' || value === undefined) continue;
		if (value === '') return {message: `${written(flag)} needs a value. --help shows all options.`};
		texts[flag] = value as string;
	}
	// Behind `--` nothing is an option: a file may be called like one.
	const named = input.length > 0 || texts.code !== undefined || texts.module !== undefined;
	return {
		words: named ? input : behind.slice(0, 1),
		arguments: named ? behind : behind.slice(1),
		texts,
		has: flag => parsed.flags[flag] === true,
	};
}

function parsedBy(argv: readonly string[]) {
	try {
		return meow('', {
			importMeta: import.meta,
			// What it would look for above its own folder, and say for us.
			pkg: {name: 'gen-step'},
			argv: [...argv],
			flags,
			autoHelp: false,
			autoVersion: false,
		});
	} catch (error) {
		return {message: `${(error as Error).message.replace('The flag', 'The option')} --help shows all options.`};
	}
}

/** What is wrong with a word that looks like an option. A value that begins with a dash is written after `=`. */
function unknownIn(word: string): string | undefined {
	if (!/^-./.test(word)) return undefined;
	const [name = ''] = word.split('=');
	if (name.startsWith('--')) {
		if (long.includes(name.replace(/^--no-/, '--'))) return undefined;
		return `There is no option ${name}${didYouMean(name, long)} --help shows all options.`;
	}
	const first = name[1] ?? '';
	return short.some(letter => letter === first) ? undefined : `There is no option -${first}. --help shows all options.`;
}
