import {readFileSync, realpathSync, statSync} from 'node:fs';
import path from 'node:path';
import {pythonFile, pythonPath, type Script} from '../../interpreter/index.ts';
import type {Problem, Request} from '../../protocol/index.ts';

/** The program's file, as the app found it on the disk. */
export interface ProgramFile {
	/** As it was typed; `-` or `-c` for code without a file. */
	readonly file: string;
	/** Absolute; for code without a file what CPython calls it. */
	readonly path: string;
	readonly data: Buffer;
	/** There is no file. */
	readonly code?: true;
	/** Run as this module, as by `python -m`. */
	readonly module?: string;
}

/** Code that was typed (`-c`) or came by stdin (`-`). */
export function codeProgram(file: '-' | '-c', data: Buffer): ProgramFile {
	return {file, path: file === '-' ? '<stdin>' : '<string>', data, code: true};
}

/** Reads a program again; code without a file stays as it is. A Problem when it cannot be read any more. */
export function rereadProgram(program: ProgramFile): ProgramFile | Problem {
	if (program.code) return program;
	const read = readProgram(program.file);
	return 'kind' in read || program.module === undefined ? read : {...read, module: program.module};
}

/** How a native interpreter is started with a program. */
export function scriptOf({file, data, code, module}: ProgramFile, args: readonly string[]): Script {
	return {file, arguments: args, ...(code ? {code: data} : {}), ...(module === undefined ? {} : {module})};
}

/** How the tracer is told to open a program. */
export function openRequest(program: ProgramFile, args: readonly string[], embedded: boolean): OpenRequest {
	const {code, module} = program;
	const shown = code || !embedded;
	return {
		op: 'open',
		file: shown ? program.file : pythonFile(program.file),
		path: shown ? program.path : pythonPath(program.path),
		arguments: args,
		...(embedded || code ? {source: program.data.toString('base64')} : {}),
		...(code ? {code} : {}),
		...(module === undefined ? {} : {module}),
	};
}

type OpenRequest = Omit<Extract<Request, {readonly op: 'open'}>, 'capture'>;

const sentences: Readonly<Record<string, string>> = {
	ENOENT: 'there is no such file',
	EACCES: 'it may not be read',
	EISDIR: 'it is a directory; name a file in it',
	ENOTDIR: 'a part of its path is not a directory',
	ELOOP: 'its symbolic links go round in a circle',
	ENAMETOOLONG: 'its name is too long',
	ERR_INVALID_ARG_VALUE: 'a file name cannot contain NUL',
	special: 'it is not a regular file',
};

/** Reads the program's file; a Problem when it cannot be. */
export function readProgram(file: string): ProgramFile | Problem {
	try {
		// Fails where the current folder is gone.
		const absolute = path.resolve(file);
		const stats = statSync(absolute);
		if (stats.isDirectory()) return openProblem(file, 'EISDIR');
		// A device or a pipe may never come to its end.
		if (!stats.isFile()) return openProblem(file, 'special');
		return {file, path: absolute, data: readFileSync(absolute)};
	} catch (error) {
		return openProblem(file, (error as NodeJS.ErrnoException).code ?? String(error));
	}
}

/** Why a file cannot be opened, by the code of the error. */
export function openProblem(file: string, code: string): Problem {
	return {kind: 'file', message: `${file} cannot be opened: ${sentences[code] ?? code}.`};
}

/**
 * The folders that an embedded Python may read: the file's own, for the modules and data beside it, by the name that was typed
 * and where links lead, as CPython puts that on `sys.path`; and the current one, from which relative paths start.
 */
export function readableFolders({path: file, code}: ProgramFile): readonly string[] {
	if (code) return real('.');
	return [path.dirname(file), ...real(file).map(each => path.dirname(each)), ...real('.')];
}

/** The path that links lead to; none where there is no such file any more. */
function real(file: string): readonly string[] {
	try {
		return [realpathSync(file)];
	} catch {
		return [];
	}
}

/** The file's text as most files are written, to be shown until Python has read its coding line. */
export function provisionalText({data}: ProgramFile): string {
	return new TextDecoder().decode(data).replaceAll(/\r\n?/g, '\n');
}
