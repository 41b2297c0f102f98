/** Our own stdout, where writing to it may fail. */
import process from 'node:process';

const words: Readonly<Record<string, string>> = {
	ENOSPC: 'no space is left on the device',
	EDQUOT: 'the quota of the disk is used up',
	EFBIG: 'the file would be too large',
	EIO: 'the device failed',
	EBADF: 'it is closed',
};

/**
 * From now on, what cannot be written ends us, and with us the program. Where nobody reads on (`| head`), nothing is left to do,
 * and nothing is to be said; else what was written is not whole, so a sentence says why, and the exit status is 1. To be
 * called once, before anything is written.
 */
export function exitWhenUnwritable(): void {
	process.stdout.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code === 'EPIPE') process.exit(0);
		process.stderr.write(`gen-step: The output could not be written: ${words[error.code ?? ''] ?? error.message}.\n`);
		process.exit(1);
	});
	// Whatever could be said about that would have to be said there.
	process.stderr.on('error', () => {});
}
