import type {PersonCommand} from '../person-command.ts';

/** What `--drive` says, or why it cannot be understood. */
export type ParsedCommands = {readonly commands: readonly PersonCommand[]} | {readonly message: string};

const COMMAND = /^(next|send|throw|close)\s*(?:\(([\s\S]*)\))?$/;

/**
 * Reads the commands of `--drive`: `next; send(100); throw(ValueError("x")); close()`, each with or without brackets
 * where it takes nothing. A semicolon or newline in a string or between brackets of an expression separates nothing.
 */
export function parseCommands(text: string): ParsedCommands {
	const commands: PersonCommand[] = [];
	for (const part of splitCommands(text)) {
		const parsed = parseCommand(part);
		if (typeof parsed === 'string') return {message: parsed};
		commands.push(parsed);
	}
	return {commands};
}

/** Reads one command; gives a sentence when it cannot be understood. */
export function parseCommand(text: string): PersonCommand | string {
	const chosen = /^choose\s+(\S.*)$/.exec(text)?.[1];
	if (chosen !== undefined) return {kind: 'choose', task: chosen};
	if (text === 'choose') return 'choose needs the name of a ready task: choose Task-2';
	const match = COMMAND.exec(text);
	const kind = match?.[1];
	const expression = match?.[2]?.trim() ?? '';
	switch (kind) {
		case 'next':
		case 'close':
			return expression === '' ? {kind} : `${kind} takes no value: ${text}`;
		case 'send':
		case 'throw':
			return expression === '' ? `${kind} needs a Python expression: ${text}` : {kind, expression};
		default:
			return misunderstood(text);
	}
}

function misunderstood(text: string): string {
	const parts = splitCommands(text, ',');
	if (parts.length > 1 && parts.every(part => COMMAND.test(part))) {
		return `Commands are parted by semicolons: ${parts.join('; ')}`;
	}
	return `This is not a command: ${text} (commands are next, send(…), throw(…), close, choose TASK)`;
}

/** The parts between semicolons and newlines that are outside of strings and brackets; empty ones are left out. */
export function splitCommands(text: string, separator = ';'): string[] {
	const parts: string[] = [];
	let part = '';
	let depth = 0;
	let quote = '';
	for (let index = 0; index < text.length; index++) {
		const character = text[index] as string;
		if (quote !== '') {
			if (character === '\\') {
				part += character + (text[++index] ?? '');
				continue;
			}
			if (character === quote) quote = '';
		} else if (character === '"' || character === "'") quote = character;
		else if ('([{'.includes(character)) depth++;
		else if (')]}'.includes(character)) depth--;
		else if (depth <= 0 && (character === separator || character === '\n')) {
			parts.push(part.trim());
			part = '';
			continue;
		}
		part += character;
	}
	return [...parts, part.trim()].filter(each => each !== '');
}
