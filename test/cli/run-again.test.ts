import {execFileSync} from 'node:child_process';
import process from 'node:process';
import {expect, test} from 'vitest';
import {type CommandLine, parseCommandLine} from '../../source/cli/command-line.ts';
import {runAgain} from '../../source/cli/run-again.ts';
import type {PersonCommand} from '../../source/session/person-command.ts';

const driving = {kind: 'expression', expression: 'f = foo("it\'s")'} as const;

function again(argv: readonly string[], file: string, commands: readonly PersonCommand[], platform?: string) {
	const said = parseCommandLine(argv) as CommandLine;
	return runAgain(said, file, {driving, branch: 0, branches: [{driving, commands, length: 9}]}, platform);
}

const commands: readonly PersonCommand[] = [
	{kind: 'next'},
	{kind: 'send', expression: '"a; b" + \'$HOME `x` \\\\\''},
	{kind: 'throw', expression: 'ValueError("it\'s")'},
	{kind: 'close'},
];

/** What a shell makes of a command line. */
const words = (line: string): string[] =>
	execFileSync('sh', ['-c', `for word in ${line}; do printf '%s\\0' "$word"; done`], {encoding: 'utf8'})
		.split('\0')
		.slice(0, -1);

test.skipIf(process.platform === 'win32')('a shell takes the line as it was meant, and so does gen-step', () => {
	const argv = ['a b.py', '--python', '/opt/my python', '--all-frames', '--', '-x', ''];
	const line = again(argv, 'a b.py', commands) ?? '';
	const [name, ...rest] = words(line);
	expect(name).toBe('gen-step');
	expect(rest.slice(0, 2)).toEqual(['a b.py', driving.expression]);
	const said = parseCommandLine(rest) as CommandLine;
	expect(said.texts).toEqual({
		drive: 'next(); send("a; b" + \'$HOME `x` \\\\\'); throw(ValueError("it\'s")); close()',
		python: '/opt/my python',
	});
	expect(said.has('allFrames')).toBe(true);
	expect(said.arguments).toEqual(['-x', '']);
});

test.each<[readonly string[], string, string]>([
	[['talk.py'], 'talk.py', 'gen-step talk.py'],
	[['-c', 'x = 1'], '-c', "gen-step -c 'x = 1'"],
	[['-m', 'a.b'], 'a/b.py', 'gen-step -m a.b'],
	[['--', '-odd.py'], '-odd.py', 'gen-step ./-odd.py'],
])('%j names the program as it was', (argv, file, beginning) => {
	expect(again(argv, file, [{kind: 'next'}])).toMatch(new RegExp(`^${beginning.replaceAll('.', '\\.')} '`));
});

test('on Windows words stand in double quotes', () => {
	const line = again(['a.py'], 'C:\\a b\\', [{kind: 'send', expression: '"x"'}], 'win32');
	expect(line).toBe('gen-step "C:\\a b\\\\" "f = foo(\\"it\'s\\")" --drive "send(\\"x\\")"');
});

test('nothing is said where nothing was done, or where it cannot be said', () => {
	expect(again(['a.py'], 'a.py', [])).toBeNull();
	expect(again(['a.py'], 'a.py', [{kind: 'send', expression: "1 # it's"}, {kind: 'next'}])).toBeNull();
});
