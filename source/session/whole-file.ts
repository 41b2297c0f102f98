/** Writes files whole or not at all. */

import {accessSync, constants, existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const sentences: Readonly<Record<string, string>> = {
	ENOENT: 'its folder does not exist',
	ENOTDIR: 'a part of its path is not a directory',
	EACCES: 'it may not be written',
	EPERM: 'it may not be written',
	EROFS: 'its disk is read-only',
	EISDIR: 'it is a directory',
	ENOSPC: 'no space is left on the device',
	EDQUOT: 'the quota of the disk is used up',
	EFBIG: 'the file would be too large',
	ENAMETOOLONG: 'its name is too long',
	ELOOP: 'its symbolic links go round in a circle',
	ERR_INVALID_ARG_VALUE: 'a file name cannot contain NUL',
};

/**
 * Writes a file under another name beside it, and then renames it. The old content stays until all is written. Returns
 * a sentence when that fails. No half-written file is left then.
 */
export function writeWholeFile(file: string, content: Uint8Array | string): string | null {
	try {
		const target = existsSync(file) ? realpathSync(file) : path.resolve(file);
		// A device or a pipe has no content to be replaced.
		if (existsSync(target) && !statSync(target).isFile()) writeFileSync(target, content);
		else replace(target, content);
		return null;
	} catch (error) {
		return sentenceFor(file, error);
	}
}

/** Why a file could not be written, before there is anything to write; null where nothing speaks against it. */
export function whyUnwritable(file: string): string | null {
	try {
		if (existsSync(file)) {
			if (statSync(file).isDirectory()) return sentenceFor(file, {code: 'EISDIR'});
			accessSync(file, constants.W_OK);
			if (!statSync(file).isFile()) return null;
		}
		accessSync(path.dirname(path.resolve(file)), constants.W_OK | constants.X_OK);
		return null;
	} catch (error) {
		return sentenceFor(file, error);
	}
}

/** The name itself, or with a number where there is such a file already. */
export function freeName(file: string): string {
	const {dir, name, ext} = path.parse(file);
	for (let number = 1; ; number++) {
		const tried = path.join(dir, `${name}${number === 1 ? '' : `-${number}`}${ext}`);
		if (!existsSync(tried)) return tried;
	}
}

function replace(target: string, content: Uint8Array | string): void {
	const unfinished = path.join(path.dirname(target), `.${path.basename(target).slice(0, 100)}.${process.pid}`);
	try {
		writeFileSync(unfinished, content);
		renameSync(unfinished, target);
	} catch (error) {
		rmSync(unfinished, {force: true});
		throw error;
	}
}

function sentenceFor(file: string, error: unknown): string {
	const {code = '', message} = error as NodeJS.ErrnoException;
	return `${file} cannot be written: ${sentences[code] ?? message}.`;
}
