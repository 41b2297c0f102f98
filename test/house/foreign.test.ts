import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';

/*
 * One module of the tracer looks at objects of the program's (`foreign.py`, with `instances.py` for their attributes). In all
 * others such a look could run code of the program's: a property, a metaclass, a `__repr__`.
 */
const folder = path.resolve(import.meta.dirname, '../../source/tracer/_gen_step');

const forbidden =
	/\b(?:isinstance|issubclass|vars|getattr|setattr|hasattr|callable)\(|\brepr\((?!value\b|value\[)|\.args\b|\.__(?:traceback|cause|context|class|dict|name|qualname|module|self|func|code|objclass)__\b/;

/**
 * They look at syntax trees, at what the tracer itself made or raised, at frames, code objects and modules of CPython's, and at
 * what there is before the program runs. Those of `loops/` change asyncio, where the person asked for it.
 */
const allowed: Readonly<Record<string, RegExp>> = {
	'callsite.py': /isinstance\(.*ast\.|node\.args|getattr\(node|type\(node\)\.__name__/,
	'bodies.py': /isinstance\(|getattr\(node,/,
	'channel.py': /hasattr\(os,/,
	'clients.py': /isinstance\(caller, TaskCall\)/,
	'covering.py': /function\.__code__/,
	'driver.py': /ast\.|error\.__traceback__|getattr\(self\._(?:client\[name\]|value), method\)|callable\(value\)/,
	'ending.py': /SystemExit\.__dict__/,
	'foreign.py': /./,
	'guard.py': /getattr\(event\[0\], "f_trace/,
	'handing_over.py': /hasattr\(_signal,/,
	'handlers.py': /isinstance\((?:node|first), \(?(?:ast|_SCOPES)|type\(first\.test\)|getattr\(node,/,
	'instances.py': /type\.__dict__|held\.__dict__/,
	'isolation.py': /./,
	'kinds.py': /getattr\(generator, _PREFIX/,
	'lifeline.py': /hasattr\(os,/,
	'order.py': /isinstance\(|node\.args|given\.args|getattr\((?:node|given),/,
	'clock.py': /\.__dict__|TimerHandle\.__/,
	'literals.py': /isinstance\(|getattr\((?:one|other), name|repr\(o|type\(node(?:\.op)?\)/,
	'loops.py': /call\.args/,
	'outside.py': /./,
	'output.py': /[gs]etattr\(program_sys,/,
	'program.py':
		/error\.__traceback__|isinstance\(code, int\)|isinstance\(error, (UnicodeDecode|Lookup)Error\)|module\.__dict__|getattr\(program_sys\.modules|hasattr\(program_sys,/,
	'questions.py': /error\.__traceback__/,
	'qualnames.py': /getattr\(code,|isinstance\(node,|getattr\(node,|node\.args/,
	'quiet.py': /./,
	'resumption.py': /call\.args|_person\.__code__/,
	'schedule.py': /./,
	'script.py': /./,
	'server.py': /getattr\(self, "_on_"|getattr\(Questions\(/,
	'signals.py': /(?:get|has)attr\(_signal,/,
	'sites.py': /isinstance\(/,
	'sourcefile.py': /hasattr\(text,|getattr\(node,/,
	'spans.py': /isinstance\(|getattr\(node,/,
	'stream_hook.py': /(?:file|self\._raw)\.__dict__|write_in_room\.__/,
	'targets.py': /isinstance\(|\.args|getattr\(/,
	'found_calls.py': /isinstance\(caller, TaskCall\)/,
	'webassembly.py': /isinstance\(finder, type\)|setattr\(socket/,
	'yields.py': /isinstance\(|getattr\((?:node|ast),|\(lambda: None\)\.__code__/,
};

test('only one module of the tracer looks at objects of the program’s', () => {
	const found = readdirSync(folder, {recursive: true, encoding: 'utf8'})
		.filter(file => file.endsWith('.py'))
		.map(file => [path.basename(file), readFileSync(path.join(folder, file), 'utf8')] as const)
		.flatMap(([file, text]) =>
			text
				.split('\n')
				.filter(line => forbidden.test(line.replace(/#.*/, '')) && !allowed[file]?.test(line))
				.filter(line => !/^\s*("""|[A-Z`])/.test(line))
				.map(line => `${file}: ${line.trim()}`),
		);
	expect(found).toEqual([]);
});
