import {describe, expect, test} from 'vitest';
import {type Import, importsOf, read, repositoryFiles} from './repository.ts';

/** The parts of the program, and the other parts that each may import. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
	cli: ['ui', 'report', 'export', 'session', 'wording', 'protocol'],
	export: ['ui', 'report', 'session', 'wording', 'engine', 'protocol'],
	ui: ['wording', 'session', 'engine', 'protocol'],
	report: ['wording', 'session', 'engine', 'protocol'],
	wording: ['engine', 'protocol'],
	session: ['interpreter', 'wording', 'engine', 'protocol'],
	interpreter: ['protocol'],
	engine: ['protocol'],
	protocol: [],
	build: ['cli', 'interpreter'],
};

/** The rooms of the app, from the bottom up. Each may import itself and those below it. */
const rooms = ['terminal', 'input', 'state', 'panes', 'features', 'commands', 'screen', 'top'];

const files = repositoryFiles().filter(file => /^(?:cli|source\/.*)\.tsx?$/.test(file));
const imports = files.flatMap(importsOf);

function partOf(file: string): string | undefined {
	return file === 'cli.tsx' ? 'cli' : /^source\/([^/]+)\//.exec(file)?.[1];
}

function isInside(found: Import): boolean {
	return found.to === 'cli.tsx' || found.to.startsWith('source/');
}

function show({from, to}: Import): string {
	return `${from} imports ${to}`;
}

test('imports are found', () => {
	expect(imports.map(show)).toContain('source/build/launch.ts imports cli.tsx');
	expect(imports.map(show)).toContain('source/protocol/observation.ts imports source/protocol/value.ts');
});

test('each file belongs to a part that has a rule', () => {
	expect(files.filter(file => mayImport[partOf(file) ?? ''] === undefined)).toEqual([]);
});

test('parts import in one direction only', () => {
	const wrong = imports.filter(isInside).filter(found => {
		const from = partOf(found.from) ?? '';
		const to = partOf(found.to) ?? '';
		return from !== to && !mayImport[from]?.includes(to);
	});
	expect(wrong.map(show)).toEqual([]);
});

test('the rooms of the app import downwards only', () => {
	const roomOf = (file: string): number => {
		const [, room = ''] = /^source\/ui\/(?:([^/]+)\/)?/.exec(file) ?? [];
		return rooms.indexOf(room === '' ? 'top' : room);
	};

	const inside = imports.filter(({from, to}) => from.startsWith('source/ui/') && to.startsWith('source/ui/'));
	expect(inside.length).toBeGreaterThan(100);
	expect(files.filter(file => file.startsWith('source/ui/') && roomOf(file) < 0)).toEqual([]);
	expect(inside.filter(({from, to}) => roomOf(to) > roomOf(from)).map(show)).toEqual([]);
});

test('no file imports itself by way of others', () => {
	expect(circles(imports)).toEqual([]);
});

test('circles are found', () => {
	const found = (from: string, to: string): Import => ({from, to, typeOnly: true});
	expect(circles([found('a', 'b'), found('b', 'c'), found('c', 'b'), found('d', 'a')])).toEqual(['b > c > b']);
});

test('ui and report take types, names and selectors of the engine, no more', () => {
	// Stages and states are declared with the few constants that belong to them.
	const open = /^source\/engine\/(?:stage|state)\.ts$/;
	const wrong = imports.filter(
		found =>
			['ui', 'report'].includes(partOf(found.from) ?? '') &&
			found.to.startsWith('source/engine/') &&
			!found.typeOnly &&
			!open.test(found.to),
	);
	expect(wrong.map(show)).toEqual([]);
});

test('local imports carry the real file ending', () => {
	const wrong = imports.filter(found => isInside(found) && !/\.(?:tsx?|json)$/.test(found.to));
	expect(wrong.map(show)).toEqual([]);
});

describe('what comes from outside', () => {
	const outside = imports.filter(found => !isInside(found));
	const of = (...parts: string[]): Import[] => outside.filter(found => parts.includes(partOf(found.from) ?? ''));

	test('protocol and engine take nothing from outside', () => {
		expect(of('protocol', 'engine').map(show)).toEqual([]);
	});

	test('the engine has no clock, no timer, no process', () => {
		const impure = /\b(?:Date\.now|new Date|performance\.|setTimeout|setInterval|setImmediate|process\.|Math\.random)/;
		const engine = files.filter(file => partOf(file) === 'engine');
		expect(engine.filter(file => impure.test(read(file)))).toEqual([]);
	});

	test('only the ui knows React and Ink; cli renders', () => {
		const wrong = of('report', 'session', 'interpreter').filter(found => /^(?:react|ink)(?:\b|-|\/)/.test(found.to));
		expect(wrong.map(show)).toEqual([]);
	});

	test('the command imports nothing heavy before it has to', () => {
		const allowed = /^(?:node:|source\/(?:cli|session|protocol)\/|source\/wording\/printable\.ts)/;
		const wrong = importsOf('cli.tsx').filter(found => !found.typeOnly && !allowed.test(found.to) && !isDynamic(found));
		expect(wrong.map(show)).toEqual([]);
	});

	test('each package is listed in package.json', () => {
		const {dependencies, devDependencies} = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
		const listed = Object.keys({...dependencies, ...devDependencies});
		const wrong = outside.filter(({to}) => {
			const name = /^(?:@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to;
			return !to.startsWith('node:') && !listed.includes(name);
		});
		expect(wrong.map(show)).toEqual([]);
		// All is in `dist/`: an install loads one package, and nothing in it can go with another version of something else.
		expect(Object.keys(dependencies ?? {})).toEqual([]);
	});
});

/** Whether cli.tsx loads something by `import()`, when it knows that it is needed. */
function isDynamic({from, to}: Import): boolean {
	const name = to.split('/').at(-1) ?? to;
	return new RegExp(`import\\([^)]*${name.replaceAll('.', '\\.')}'\\)`).test(read(from));
}

/** The circles that imports make, each as the files on the way. Types count, too. */
function circles(all: readonly Import[]): string[] {
	const found: string[] = [];
	const done = new Set<string>();
	const walk = (file: string, path: readonly string[]): void => {
		if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(' > '));
		if (path.includes(file) || done.has(file)) return;
		for (const {from, to} of all) if (from === file) walk(to, [...path, file]);
		done.add(file);
	};
	for (const {from} of all) walk(from, []);
	return found;
}
