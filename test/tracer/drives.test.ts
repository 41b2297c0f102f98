import {afterAll, describe, expect, test} from 'vitest';
import type {Stage} from '../../source/engine/stage.ts';
import {folderWith, genStep} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';
import {run} from './run.ts';
import {sketch} from './sketch.ts';

const tree = `
class Tree:
    def __init__(self, *branches):
        self.branches = branches
    def walk(self):
        yield self
        for branch in self.branches:
            yield from branch.walk()
    def __iter__(self):
        return self.walk()
    @staticmethod
    def leaves(n):
        for i in range(n):
            yield i
    @property
    def first(self):
        yield "first"
forest = [Tree(Tree())]
`;

const {folder, remove} = folderWith({
	'arguments.py': 'import sys\ndef words():\n    for word in sys.argv[1:]:\n        yield word\n',
});
afterAll(remove);

const two = {commands: [{kind: 'next'}, {kind: 'next'}]} as const;
const some = pythons.filter(({version}) => ['3.6', '3.9', '3.11', '3.13'].includes(version));

describe.each([...some, {file: undefined, version: '3.14'}])('driving on Python $version', ({file}) => {
	const walked = [
		'call client next -> Tree.walk',
		'push Tree.walk start',
		'yield Tree.walk <Tree branches=(<Tree object>,)> -> client',
	];
	test.each([
		'Tree(Tree()).walk()',
		'Tree.walk(Tree(Tree()))',
		'forest[0].walk()',
		't = iter(forest[0])',
		'forest[-1].__iter__()',
	])('%s', async expression => {
		const lines = await sketch(file, tree, {expression, ...two});
		expect(lines.filter(line => /^(?:call|push|yield)/.test(line)).slice(0, 3)).toEqual(walked);
		expect(lines.filter(line => line.startsWith('delegate'))).toEqual(['delegate Tree.walk']);
	});

	test.each([
		['Tree.leaves(2)', 'yield Tree.leaves 0 -> client'],
		['Tree().first', "yield Tree.first 'first' -> client"],
	])('%s', async (expression, line) => {
		expect(await sketch(file, tree, {expression, ...two})).toContain(line);
	});

	test.each([
		['"pears", 3', 'my_gen.send(("pears", 3))'],
		['("pears", 3)', 'my_gen.send(("pears", 3))'],
		['3,', 'my_gen.send((3,))'],
		['(3, 4), 5', 'my_gen.send(((3, 4), 5))'],
		['["pears", 3]', 'my_gen.send(["pears", 3])'],
		['max(3, 4)', 'my_gen.send(max(3, 4))'],
	])('what is sent is one argument: %s', async (expression, text) => {
		const commands = [{kind: 'next'}, {kind: 'send', expression}] as const;
		const calls: string[] = [];
		const told = (stage: Stage): void => {
			if (stage.kind === 'call') calls.push(stage.text);
		};
		await run(file, tree, told, {expression: 'Tree.leaves(3)', commands});
		expect(calls).toEqual(['next(my_gen)', text]);
	});

	test('a file that looks at its arguments while it is imported, or later', async () => {
		const python = file === undefined ? [] : ['--python', file];
		const words = [
			'arguments.py',
			'words()',
			...python,
			'--drive',
			'next; next',
			'--report',
			'table',
			'--',
			'a b',
			'-x',
		];
		const {output, errors, status} = await genStep(words, {cwd: folder});
		expect(output).toMatch(/yield 'a b'[\s\S]*yield '-x'/);
		expect([errors, status]).toEqual(['', 0]);
	});
});
