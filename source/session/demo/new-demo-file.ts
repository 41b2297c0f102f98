import {writeFileSync} from 'node:fs';
import path from 'node:path';

/** More demos than this of one program have another reason. */
const MOST = 999;

/**
 * Writes a demo beside a program, under the first name that is free: `talk.demo`, `talk-2.demo`. `text` makes its text for a name.
 * Gives the name, as it is reached from here; a message when it cannot be written.
 */
export function writeNewDemo(
	program: string,
	text: (file: string) => string,
): {readonly file: string} | {readonly message: string} {
	// Code without a file has none beside it.
	const base = program === '-' || program === '-c' ? 'talk' : program.replace(/\.py$/, '');
	for (let number = 1; number <= MOST; number++) {
		const file = number === 1 ? `${base}.demo` : `${base}-${number}.demo`;
		try {
			writeFileSync(file, text(file), {flag: 'wx'});
			return {file};
		} catch (error) {
			const {code, message} = error as NodeJS.ErrnoException;
			if (code !== 'EEXIST') return {message: `The demo cannot be written: ${reasons[code ?? ''] ?? message}.`};
		}
	}
	return {message: `There are ${MOST} demos of it already: ${path.dirname(base)} takes no more.`};
}

const reasons: Readonly<Record<string, string>> = {
	EACCES: 'nothing may be written beside the program',
	EPERM: 'nothing may be written beside the program',
	EROFS: 'nothing can be written beside the program',
	ENOENT: 'the folder of the program is gone',
	ENOSPC: 'the disk is full',
};
