import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {pythonOf, pythons, supportedVersions} from '../helpers/pythons.ts';
import {bothSides, check} from './check.ts';
import {compare, sideBySide} from './compare.ts';
import {documentFile, documentText} from './document.ts';
import {heldProgram} from './generate/held.ts';
import {randomProgram} from './generate/program.ts';
import {taskProgram} from './generate/tasks.ts';
import {heldIn} from './held.ts';
import type {Item} from './item.ts';
import {findPythons} from './pythons.ts';
import {tasksIn} from './tasks.ts';

/** The seeds whose programs we tell the truth about, for each version. */
const seeds = JSON.parse(readFileSync(path.join(import.meta.dirname, 'seeds.json'), 'utf8')) as Record<
	string,
	number[]
>;

const embedded = 'embedded';
/** Programs that found a fault once, shrunk; each is about one kind. A first line `# up to 3.11` or `# from 3.12` limits it. */
const cases = path.join(import.meta.dirname, 'cases');

function casesOf(version: string): string[] {
	// Each start of the embedded one takes seconds.
	if (version === embedded) return [];
	const minor = Number(version.split('.')[1]);
	return readdirSync(cases).filter(name => {
		const [, way, bound] =
			/^# (up to|from) 3\.(\d+)\n/.exec(readFileSync(path.join(cases, name), 'utf8')) ?? ([] as undefined[]);
		return way === undefined || (way === 'from' ? minor >= Number(bound) : minor <= Number(bound));
	});
}

/** Random programs of tasks. 1027 and 1400014 start them at once, 9007 waits within a group. */
function seedsOfTasks(version: string): readonly number[] {
	return version === embedded
		? [1, 30, 9007]
		: version === '3.12' || version === '3.13'
			? [1, 9, 1027, 1400014]
			: [1, 30];
}

const found: ReadonlySet<string> = new Set(pythons.map(({version}) => version));
const hasOracle = (version: string): boolean => version === embedded || found.has(version);

describe.each([...supportedVersions.filter(version => version !== '3.14'), embedded])('on Python %s', version => {
	test.skipIf(!hasOracle(version)).each(seeds[version] ?? [])('random program %i', async seed => {
		const {minor} = findPythons(version);
		const verdict = await check(randomProgram(seed, minor), findPythons(version));
		const shown =
			verdict.kind === 'different'
				? sideBySide(verdict.truth, verdict.told, verdict.difference)
				: JSON.stringify(verdict);
		expect(verdict.kind, shown).toBe('same');
	});

	test.skipIf(!hasOracle(version)).each(casesOf(version))('%s', async name => {
		const verdict = await check(readFileSync(path.join(cases, name), 'utf8'), findPythons(version));
		const shown =
			verdict.kind === 'different'
				? sideBySide(verdict.truth, verdict.told, verdict.difference)
				: JSON.stringify(verdict);
		expect(verdict.kind, shown).toBe('same');
	});

	test.skipIf(!hasOracle(version))('stacks and variables are what CPython says that the generators hold', async () => {
		const held = await heldIn(heldProgram(1), findPythons(version));
		expect(held.length).toBeGreaterThan(5);
		expect(held.map(({name, told}) => [name, told])).toEqual(held.map(({name, asked}) => [name, asked]));
	});

	test.skipIf(!hasOracle(version)).each(seedsOfTasks(version))(
		'tasks are as asyncio says in random program %i',
		async seed => {
			const found = findPythons(version);
			const {answers, faults} = await tasksIn(taskProgram(seed, found.minor), found);
			expect(answers).toBeGreaterThan(5);
			expect(faults).toEqual([]);
		},
	);
});

test('the document of differences is that of what is explained (else: npm run docs)', () => {
	expect(readFileSync(documentFile, 'utf8')).toBe(documentText());
});

test('a seed gives the same program again, and another seed another one', () => {
	expect(randomProgram(7, 13)).toBe(randomProgram(7, 13));
	expect(randomProgram(8, 13)).not.toBe(randomProgram(7, 13));
});

const example = `def inner(n):
    try:
        x = yield n
        yield x
    except ValueError:
        y = yield 'caught'
    return n

def outer():
    r = yield from inner(1)
    d = {}
    d[(yield 'k')] = yield r
    return d

def client():
    a = outer()
    print(next(a))
    print(a.throw(ValueError('v')))
    for value in (2, 3, 4):
        try:
            a.send(value)
        except StopIteration as e:
            print(e.value)
    print(next(a, 'none'))
    b = inner(5)
    b.send(None)
    del b
    print(list(inner(6)))

client()
`;

describe.skipIf(pythonOf('3.13') === undefined)('a fault in the stages is noticed', async () => {
	const {truth, told} =
		pythonOf('3.13') === undefined
			? {truth: undefined, told: undefined}
			: await bothSides(example, findPythons('3.13'));
	const items = (side: typeof truth): readonly Item[] => (side?.kind === 'items' ? side.items : []);

	test('where there is none, nothing is', () => {
		expect(compare(items(truth), items(truth))).toBeNull();
	});

	/** What every stage but those that may be missing becomes, one after the other, has to be noticed. */
	const eachAltered = (alter: (item: Item, index: number, all: readonly Item[]) => readonly Item[] | null): number => {
		const all = items(truth);
		let altered = 0;
		for (const [index, item] of all.entries()) {
			const wrong = item.optional === undefined ? alter(item, index, all) : null;
			if (wrong === null) continue;
			altered += 1;
			expect(compare(all, wrong), `${item.kind} at ${index}`).not.toBeNull();
		}
		return altered;
	};

	test('where a stage is missing', () => {
		expect(eachAltered((_, index, all) => all.toSpliced(index, 1))).toBeGreaterThan(50);
	});

	test('where a stage is told twice', () => {
		expect(eachAltered((item, index, all) => all.toSpliced(index, 0, item))).toBeGreaterThan(50);
	});

	test('where two stages change places', () => {
		const swapped = eachAltered((item, index, all) => {
			const next = all[index + 1];
			return next === undefined || next.optional !== undefined ? null : all.with(index, next).with(index + 1, item);
		});
		expect(swapped).toBeGreaterThan(40);
	});

	test('where a stage is told of another frame', () => {
		const altered = eachAltered((item, index, all) =>
			item.kind === 'output' ? null : all.with(index, {...item, frame: 1000}),
		);
		expect(altered).toBeGreaterThan(40);
	});

	test('where a stage is told with another value', () => {
		const altered = eachAltered((item, index, all) =>
			item.fields.length === 0 || item.open?.includes(0) === true
				? null
				: all.with(index, {...item, fields: item.fields.with(0, "'altered'")}),
		);
		expect(altered).toBeGreaterThan(40);
	});

	test('our own stages are the same', () => {
		const difference = compare(items(truth), items(told));
		expect(difference, sideBySide(items(truth), items(told), difference)).toBeNull();
	});
});
