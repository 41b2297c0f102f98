import {spawnSync} from 'node:child_process';

/** Whether a process runs. One that has ended but was not collected yet by its parent does not. */
export function isAlive(pid: number): boolean {
	const {stdout} = spawnSync('ps', ['-o', 'state=', '-p', String(pid)], {encoding: 'utf8'});
	return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
}
