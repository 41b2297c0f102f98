import {spawnSync} from 'node:child_process';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {withLargeStack} from '../../source/interpreter/embedded/stack.ts';

const ask = ['-p', 'process.execArgv[0]'];

/** How Node is started by a command, in a shell that has set a limit before. */
function started(limit: string, hasShell?: boolean): string {
	const {file, args} = withLargeStack(ask, hasShell);
	return spawnSync('/bin/sh', ['-c', `${limit}\nexec "$@"`, 'sh', file, ...args], {encoding: 'utf8'}).stdout;
}

describe.skipIf(process.platform === 'win32')('the embedded Python has a stack', () => {
	test('that is large', () => {
		expect(started('')).toBe('--stack-size=60000\n');
	});

	test('that is as usual where the limit cannot be raised, or no shell is there', () => {
		expect(started('ulimit -s 8192')).toBe('--stack-size=3900\n');
		expect(started('', false)).toBe('--stack-size=3900\n');
	});
});
