import {existsSync, readFileSync} from 'node:fs';
import {demoFromCommands, type ParsedDemo, parseDemo} from './demo.ts';
import {parseCommands} from './parse-commands.ts';

/**
 * What `--drive` means: a demo file where there is one of that name, else commands. Never throws: a message says what
 * is wrong.
 */
export function readDrive(option: string): ParsedDemo {
	if (/^[^\s;()]+$/.test(option)) {
		if (existsSync(option)) return readDemo(option);
		if (/[./\\]/.test(option)) return {message: `${option} cannot be opened: there is no such demo file.`};
	}
	const parsed = parseCommands(option);
	return 'message' in parsed ? parsed : demoFromCommands(parsed.commands);
}

function readDemo(file: string): ParsedDemo {
	try {
		return parseDemo(readFileSync(file, 'utf8'));
	} catch (error) {
		const {code, message} = error as NodeJS.ErrnoException;
		const why = code === 'EISDIR' ? 'it is a directory' : code === 'EACCES' ? 'it may not be read' : message;
		return {message: `${file} cannot be opened: ${why}.`};
	}
}
