import {spawn} from 'node:child_process';
import process from 'node:process';

/**
 * Kills `target` (a process id, or a group's as a negative number) when we are gone, even by SIGKILL. The embedded
 * Python looks for us itself, but not in the middle of a long call into C, and Node cannot ask the kernel for a signal.
 * So a shell waits for the end of a pipe that only we hold. Windows ends our children with us by itself.
 * Gives the way to call it off.
 */
export function watchOver(target: number): () => void {
	if (process.platform === 'win32') return () => {};
	const script = 'read -r _; kill -s KILL -- "$0"';
	const dog = spawn('/bin/sh', ['-c', script, String(target)], {
		stdio: ['pipe', 'ignore', 'ignore'],
		// A ctrl-c in the terminal is not for it.
		detached: true,
		env: {},
	});
	dog.on('error', () => {});
	dog.stdin.on('error', () => {});
	dog.unref();
	(dog.stdin as unknown as {unref?(): void}).unref?.();
	return () => {
		dog.kill('SIGKILL');
		dog.stdin.destroy();
	};
}
