import {execFileSync} from 'node:child_process';
import {readdirSync, statSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {licenses} from '../../source/build/licenses.ts';
import {read, root} from '../house/repository.ts';

const dist = path.join(root, 'dist');
const files = readdirSync(dist, {recursive: true, encoding: 'utf8'}).filter(file =>
	statSync(path.join(dist, file)).isFile(),
);

test('the tracer is there as it is in the source', () => {
	const list = (folder: string): string[] =>
		readdirSync(folder, {recursive: true, encoding: 'utf8'})
			.filter(file => file.endsWith('.py'))
			.sort();
	expect(list(path.join(dist, 'tracer'))).toEqual(list(path.join(root, 'source/tracer')));
});

test('no bytecode goes into the package, though Python may have left some here', () => {
	const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		cwd: root,
		encoding: 'utf8',
	});
	expect(packed).toContain('dist/tracer/sitecustomize.py');
	expect(packed).not.toContain('__pycache__');
});

test('the memory snapshot of the embedded Python is there', () => {
	expect(files).toContain('snapshot.bin');
});

test('nothing tells of the folder it was built in', () => {
	const scripts = files.filter(file => file.endsWith('.js') || file.endsWith('.txt'));
	expect(scripts.filter(file => read(path.join('dist', file)).includes(root))).toEqual([]);
});

test('each bundled package comes with its licence, once', async () => {
	const heading = /^([@\w./-]+ \d+\.\d+\.\d+\S*): .+$/gm;
	const headings = [...read('dist/licenses.txt').matchAll(heading)].map(([, name]) => name);
	expect(headings.filter(name => name?.startsWith('ink '))).toHaveLength(1);
	expect(new Set(headings).size).toBe(headings.length);

	const inputs = ['cli.tsx', 'node_modules/react/index.js', 'node_modules/react/cjs/react.production.js'];
	const text = await licenses(root, inputs);
	expect(text).toMatch(/^react \d+\.\d+\.\d+: MIT$/m);
	expect(text.split(/^pyodide /m)[0]?.match(/Permission is hereby granted/g)).toHaveLength(1);
});
