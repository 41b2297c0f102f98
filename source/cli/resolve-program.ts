/** Which program a command line means: a file, a folder, a demo's, a module, or code without a file. */
import {existsSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import {
	codeProgram,
	type Demo,
	newestRun,
	type ProgramFile,
	RECORDING_ENDING,
	type Recording,
	readDrive,
	readProgram,
	readRecording,
} from '../session/index.ts';
import type {CommandLine} from './command-line.ts';

/** What to run, what to drive in it, and the demo that came with it. */
export interface ResolvedProgram {
	readonly program: ProgramFile;
	readonly expression?: string;
	readonly demo?: Demo;
	/** It is played instead of a Python. */
	readonly recording?: Recording;
}

/** The program of a command line that names one; a message when it cannot be had. Reads stdin for `-`. */
export function resolveProgram({words, texts}: CommandLine): ResolvedProgram | {readonly message: string} {
	const {code, module} = texts;
	if (code !== undefined && module !== undefined) return {message: '-c and -m each name a program: one is enough.'};
	const [file = '', ...rest] = code === undefined && module === undefined ? words : ['', ...words];
	const [expression, surplus] = rest;
	if (surplus !== undefined) {
		return {message: `"${surplus}" is one word too many: put EXPR in quotes, and arguments after --.`};
	}
	const found =
		code !== undefined
			? {program: codeProgram('-c', Buffer.from(`${code}\n`))}
			: module !== undefined
				? moduleProgram(module)
				: file === '-'
					? fromStdin()
					: file.endsWith('.demo')
						? demoProgram(file)
						: file.endsWith(RECORDING_ENDING)
							? recordedProgram(file)
							: fileProgram(file);
	return 'message' in found || expression === undefined ? found : {...found, expression};
}

function fileProgram(file: string): ResolvedProgram | {readonly message: string} {
	const main = path.join(file, '__main__.py');
	if (isFolder(file) && !existsSync(main)) {
		return {message: `${file} cannot be opened: it is a directory without a __main__.py; name a file in it.`};
	}
	const program = readProgram(isFolder(file) ? main : file);
	return 'kind' in program ? {message: program.message} : {program};
}

function isFolder(file: string): boolean {
	try {
		return statSync(file).isDirectory();
	} catch {
		// Reading it fails, too, and gives the reason.
		return false;
	}
}

function fromStdin(): ResolvedProgram | {readonly message: string} {
	try {
		return {program: codeProgram('-', readFileSync(0))};
	} catch (error) {
		return {message: `stdin cannot be read: ${(error as Error).message}.`};
	}
}

/** A recording, with the program that it was made of. */
function recordedProgram(file: string): ResolvedProgram | {readonly message: string} {
	const recording = readRecording(file);
	return 'message' in recording ? recording : {program: newestRun(recording).program, recording};
}

/** `talk.demo` plays `talk.py`, which lies beside it. */
function demoProgram(file: string): ResolvedProgram | {readonly message: string} {
	const demo = readDrive(file);
	if ('message' in demo) return demo;
	const played = file.replace(/\.demo$/, '.py');
	if (!existsSync(played)) {
		return {message: `${file} is a demo, and there is no ${played} beside it: gen-step FILE --drive ${file} plays it.`};
	}
	const found = fileProgram(played);
	return 'message' in found ? found : {...found, demo};
}

/** The file of a module as it is found from the current folder, which is where `python -m` looks first. */
function moduleProgram(module: string): ResolvedProgram | {readonly message: string} {
	const base = path.join(...module.split('.'));
	const tries = [path.join(base, '__main__.py'), `${base}.py`];
	const file = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(module) ? tries.find(each => existsSync(each)) : undefined;
	if (file === undefined) {
		return {message: `There is no module ${module} in this folder: neither ${tries.join(' nor ')}.`};
	}
	const program = readProgram(file);
	if ('kind' in program) return {message: program.message};
	return {program: {...program, module: file === tries[0] ? `${module}.__main__` : module}};
}
