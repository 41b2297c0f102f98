import {existsSync, readFileSync, rmSync} from 'node:fs';
import {expect, test} from 'vitest';
import {type Clipboard, clipboardProgram, systemClipboard} from '../../source/ui/features/copy/clipboard.ts';
import {copyClient} from '../../source/ui/features/copy/copy-client.ts';
import {fakeSession} from './helpers/fake-session.ts';

const session = fakeSession({happened: 30});

function ways(change: Partial<Clipboard>): {readonly ways: Clipboard; readonly done: string[]} {
	const done: string[] = [];
	const write = (bytes: string): void => void done.push(`write ${bytes.length}`);
	const run = (program: string, text: string): void => void done.push(`${program} ${text.split('\n')[0]}`);
	return {done, ways: {write, program: null, run, save: () => '/tmp/client.py', ...change}};
}

test('the terminal gets it by OSC 52', () => {
	const {done, ways: given} = ways({});
	expect(copyClient(session, given)).toBe(
		'Copied as client(), where the terminal takes OSC 52; else: --report client.',
	);
	expect(done).toEqual([expect.stringMatching(/^write \d+$/) as string]);
});

test('where the system has a program for it, that gets it', () => {
	const {done, ways: given} = ways({program: 'pbcopy'});
	expect(copyClient(session, given)).toBe('Copied as client().');
	expect(done).toEqual(['pbcopy def client():']);
	expect(clipboardProgram('darwin', {})).toBe('pbcopy');
	expect(clipboardProgram('win32', {})).toBe('clip');
	expect(clipboardProgram('linux', {})).toBe(null);
	// That of the machine over there would be the wrong one.
	expect(clipboardProgram('darwin', {SSH_CONNECTION: 'x'})).toBe(null);
});

test('what the terminal cannot take is put into a file', () => {
	expect(copyClient(session, ways({write: undefined}).ways)).toContain('it is in /tmp/client.py');
	expect(copyClient(session, ways({write: undefined, save: () => null}).ways)).toContain('--report client prints it');
	const file = systemClipboard(undefined).save('text') ?? '';
	expect(existsSync(file) && readFileSync(file, 'utf8')).toBe('text');
	rmSync(file);
});
