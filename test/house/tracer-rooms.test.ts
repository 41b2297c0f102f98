import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';

/*
 * The rooms of the tracer, in their order: a module imports only its own room and those above it. `foreign.py`, `kinds.py` and
 * `isolation.py` stand outside and import none of them. Ruff checks the rest (`python.ts`).
 */
const folder = path.resolve(import.meta.dirname, '../../source/tracer/_gen_step');
const rooms = ['interrupts', 'wire', 'code', 'frames', 'events', 'loops', 'host'];

const modules = readdirSync(folder, {recursive: true, encoding: 'utf8'})
	.filter(file => file.endsWith('.py') && path.basename(file) !== '__init__.py')
	.map(file => {
		const text = readFileSync(path.join(folder, file), 'utf8');
		const imports = [...text.matchAll(/^ *from (\.+)([\w.]*) import ([\w, ]*)/gm)];
		return {name: file.slice(0, -3).replaceAll(path.sep, '.'), text, imports};
	});

/** The modules that one imports, by their names below the package: `frames.memory`. */
function imported({name, imports}: (typeof modules)[number]): string[] {
	const room = name.includes('.') ? name.slice(0, name.indexOf('.')) : '';
	return imports.flatMap(([, dots, from = '', names = '']) => {
		const parts = [dots === '.' ? room : '', from].filter(part => part !== '').join('.');
		if (modules.some(other => other.name === parts)) return [parts];
		return names.split(', ').map(each => (parts === '' ? each : `${parts}.${each}`));
	});
}

test('each room of the tracer imports itself and the rooms above it', () => {
	const back = modules.flatMap(each =>
		imported(each)
			.filter(other => rooms.indexOf(other.split('.')[0] ?? '') > rooms.indexOf(each.name.split('.')[0] ?? ''))
			.map(other => `${each.name} imports ${other}`),
	);
	expect(modules.length).toBeGreaterThan(50);
	expect(new Set(modules.filter(({name}) => name.includes('.')).map(({name}) => name.split('.')[0]))).toEqual(
		new Set(rooms),
	);
	expect(back).toEqual([]);
});

test('no module of the tracer imports itself by way of others', () => {
	const circles: string[] = [];
	const done = new Set<string>();
	const visit = (name: string, way: readonly string[]): void => {
		if (way.includes(name)) circles.push([...way.slice(way.indexOf(name)), name].join(' -> '));
		if (way.includes(name) || done.has(name)) return;
		const module = modules.find(each => each.name === name);
		for (const other of module === undefined ? [] : imported(module)) visit(other, [...way, name]);
		done.add(name);
	};
	for (const {name} of modules) visit(name, []);
	expect(circles).toEqual([]);
});

test('each module of the tracer says what it is for', () => {
	expect(modules.filter(({text}) => !/^"""[A-Z`]/.test(text)).map(({name}) => name)).toEqual([]);
});
