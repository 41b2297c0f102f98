import {execFileSync} from 'node:child_process';
import {mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {folderWith, genStep} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';

const program = `from helping import Doubled, twice
import contextlib
def numbers():
    got = yield 1
    return got
@contextlib.contextmanager
def managed():
    yield "in"
def both():
    with managed():
        result = yield from twice(numbers)
    return result
def doubled():
    return (yield from Doubled(numbers()))
`;

/** Stands in for an installed package. */
const helping = `def twice(make):
    yield from make()
    return (yield from make())
class Doubled:
    def __init__(self, numbers):
        self.numbers, self.kept = numbers, []
    def __iter__(self):
        return self
    def __next__(self):
        if not self.kept:
            self.kept = [next(self.numbers)] * 2
        return self.kept.pop()
`;

const {folder, remove} = folderWith({'program.py': program});
afterAll(remove);

/** Makes an environment with the package in it, below the program's own folder, as many people have it; gives its python. */
function environment({file, version}: {file: string; version: string}): string {
	const place = path.join(folder, `venv-${version}`);
	execFileSync(file, ['-m', 'venv', '--without-pip', place]);
	const packages = path.join(place, 'lib', `python${version}`, 'site-packages');
	expect(readdirSync(path.dirname(packages))).toContain('site-packages');
	mkdirSync(path.join(packages, 'helping'));
	writeFileSync(path.join(packages, 'helping', '__init__.py'), helping);
	return path.join(place, 'bin', 'python');
}

const some = pythons.filter(({version}) => ['3.6', '3.9', '3.11', '3.13'].includes(version));
const drive = ['program.py', 'both()', '--drive', 'next; send(5); send(6)', '--report', 'log'];
const rows = (output: string): string[] => output.split('\n').filter(line => /^(?:push|yield)/.test(line));

describe.each(some)('an environment of Python $version', python => {
	const file = environment(python);

	test('has iterators that give what they have kept', async () => {
		const commands = ['program.py', 'doubled()', '--drive', 'next; next; next', '--report', 'log', '--python', file];
		const {output} = await genStep(commands, {cwd: folder});
		const told = output.split('\n').map(line => line.split(/\s+/).slice(0, 5).join(' '));
		expect(told.filter(line => /^(?:forward|yield|catch)/.test(line))).toEqual([
			'yield numbers 1 to doubled',
			'yield doubled 1 passed on',
			'forward doubled None to <Doubled',
			'yield doubled 1 passed on',
			'forward doubled None to numbers',
			'catch doubled StopIteration.value = None',
		]);
	});

	test('has its packages; their frames are folded', async () => {
		const {output, errors, status} = await genStep([...drive, '--python', file], {cwd: folder});
		expect([errors, status]).toEqual(['', 0]);
		expect(output).not.toMatch(/^\w+ +(?:twice|helper|__enter__|__exit__)/m);
		expect(rows(output).map(line => line.split(/\s+/).slice(0, 2).join(' '))).toEqual([
			'push both',
			'push managed',
			'yield managed',
			'push numbers',
			'yield numbers',
			'yield both',
			'push both',
			'push numbers',
			'push numbers#2',
			'yield numbers#2',
			'yield both',
			'push both',
			'push numbers#2',
			'push managed',
		]);
	});

	test('--all-frames unfolds them', async () => {
		const {output, errors, status} = await genStep([...drive, '--all-frames', '--python', file], {cwd: folder});
		expect([errors, status]).toEqual(['', 0]);
		expect(output).toMatch(/^forward +twice +5 to numbers(?: {2}\S+\.py)?$/m);
		expect(output).toMatch(/^yield +twice +1 passed on to both(?: {2}\S+\.py)?$/m);
		expect(output).toMatch(/^evaluate +_GeneratorContextManager\.__enter__ +\w/m);
		expect(output).toMatch(/^call +_GeneratorContextManager\.__enter__ +next\(self\.gen\)(?: {2}\S+\.py)?$/m);
		expect(output).not.toContain('_gen_step');
	});
});

test('the embedded Python unfolds its library, too', async () => {
	writeFileSync(path.join(folder, 'own.py'), program.replace('from helping import Doubled, twice', helping));
	const {output, errors} = await genStep(['own.py', ...drive.slice(1), '--all-frames'], {cwd: folder});
	expect(errors).toBe('');
	expect(output).toMatch(/^call +_GeneratorContextManager\.__enter__ +next\(self\.gen\)(?: {2}\S+\.py)?$/m);
});
