import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';

/*
 * One module of the tracer looks at objects of the program's (`foreign.py`, with `instances.py` for their attributes). In all
 * others such a look could run code of the program's: a property, a metaclass, a `__repr__`.
 */
const folder = path.resolve(import.meta.dirname, '../../source/tracer/_gen_step');

const forbidden =
	/\bisinstance\(|\bissubclass\(|\bvars\(|\brepr\((?!value\b|value\[)|\.__traceback__|\.__cause__|\.__context__|\.args\b|\.__class__|\.__dict__\b/;

/** They look at syntax trees, at what the tracer itself made or raised, or at CPython's own modules only. */
const allowed: Readonly<Record<string, RegExp>> = {
	'callsite.py': /isinstance\(.*ast\.|node\.args/,
	'clients.py': /isinstance\(caller, TaskCall\)/,
	'driver.py': /ast\.|error\.__traceback__/,
	'foreign.py': /./,
	'handlers.py': /isinstance\(node, ast/,
	'instances.py': /type\.__dict__|held\.__dict__/,
	'isolation.py': /\.__dict__/,
	'order.py': /isinstance\(|node\.args/,
	'program.py':
		/error\.__traceback__|isinstance\(code, int\)|isinstance\(error, (UnicodeDecode|Lookup)Error\)|module\.__dict__/,
	'questions.py': /error\.__traceback__/,
	'quiet.py': /./,
	'script.py': /./,
	'sites.py': /isinstance\(/,
	'spans.py': /isinstance\(/,
	'targets.py': /isinstance\(|\.args/,
	'tasks.py': /native\.__dict__/,
	'telling.py': /isinstance\(caller, TaskCall\)/,
	'webassembly.py': /isinstance\(finder, type\)/,
	'yields.py': /isinstance\(/,
	'ending.py': /SystemExit\.__dict__/,
};

test('only one module of the tracer looks at objects of the program’s', () => {
	const found = readdirSync(folder)
		.filter(file => file.endsWith('.py'))
		.flatMap(file =>
			readFileSync(path.join(folder, file), 'utf8')
				.split('\n')
				.filter(line => forbidden.test(line.replace(/#.*/, '')) && !allowed[file]?.test(line))
				.filter(line => !/^\s*("""|[A-Z`])/.test(line))
				.map(line => `${file}: ${line.trim()}`),
		);
	expect(found).toEqual([]);
});
