import {AsyncFunctionWriter} from './async-function.ts';
import {FunctionWriter} from './function.ts';
import {prelude} from './prelude.ts';
import {Random} from './random.ts';

/** A random program for CPython 3.`minor`. The same seed gives the same program. */
export function randomProgram(seed: number, minor: number): string {
	const random = new Random(seed);
	const parts = random.chance(0.3) ? asynchronous(random, minor) : synchronous(random, minor);
	const body = parts.join('\n\n');
	return `${head(body)}${body}\nprint('last')\n`;
}

function synchronous(random: Random, minor: number): string[] {
	const functions: string[] = [];
	const makers: string[] = [];
	const count = 1 + random.below(4);
	for (let index = 0; index < count; index += 1) {
		const name = `gen${index}`;
		const writer = new FunctionWriter({random, minor, makers: [...makers], yields: true}, 4 + random.below(18));
		const given = random.chance(0.3) ? ['    if a: yield from a'] : [];
		functions.push([`def ${name}(a):`, ...given, ...writer.write(), '    yield 0'].join('\n'));
		makers.push(name);
	}
	const clients: string[] = [];
	for (let index = 1 + random.below(2); index > 0; index -= 1) {
		const name = `client${index}`;
		const writer = new FunctionWriter({random, minor, makers, yields: false}, 5 + random.below(16));
		functions.push([`def ${name}():`, ...writer.write()].join('\n'));
		clients.push(name);
	}
	const schedulers: ReadonlyArray<readonly [share: number, call: () => string]> = [
		[0.12, () => `turns(${random.pick(makers)}(1), ${random.pick(makers)}(None))`],
		[0.1, () => `trampoline(${random.pick(makers)}(1))`],
		[0.1, () => `deadline(${random.pick(makers)}(None), ${random.pick(makers)}(0))`],
		[0.1, () => `rounds(${random.pick(makers)}(1), ${random.pick(makers)}(2))`],
		[0.06, () => `exchange(${random.pick(makers)}(1), ${random.pick(makers)}(None))`],
	];
	for (const [share, call] of schedulers) if (random.chance(share)) clients.push(call());
	return ['shared = None', ...functions, ...clients.map(client => callOf(client, random))];
}

/** Coroutines and async generators, and clients that drive both by hand. */
function asynchronous(random: Random, minor: number): string[] {
	const functions: string[] = [];
	const coroutines: string[] = [];
	const generators: string[] = [];
	for (let index = 0; index < 2 + random.below(3); index += 1) {
		const kind = random.pick(['coroutine', 'async generator'] as const);
		const around = {random, minor, kind, coroutines: [...coroutines], generators: [...generators]};
		const writer = new AsyncFunctionWriter(around, 4 + random.below(14));
		const name = kind === 'coroutine' ? `co${index}` : `ag${index}`;
		const end = kind === 'coroutine' ? [] : ['    yield 0'];
		functions.push([`async def ${name}(a):`, ...writer.write(), ...end].join('\n'));
		(kind === 'coroutine' ? coroutines : generators).push(name);
	}
	const writer = new AsyncFunctionWriter({random, minor, kind: 'client', coroutines, generators}, 6 + random.below(16));
	functions.push(['def client():', ...writer.write()].join('\n'));
	return [...functions, callOf('client', random)];
}

function callOf(client: string, random: Random): string {
	const call = client.endsWith(')') ? client : `${client}()`;
	return random.chance(0.9)
		? `try:\n    print('result', ${call})\nexcept BaseException as e:\n    print('ends', type(e).__name__, e)`
		: `print(${call})`;
}

function head(body: string): string {
	const parts: string[] = [];
	let all = body;
	for (const [name, text] of [...prelude].reverse()) {
		if (!new RegExp(`\\b${name}\\b`).test(all)) continue;
		parts.unshift(text);
		all = text + all;
	}
	return `import gc\n${imports(all)}\ngc.disable()\n\n${parts.map(part => `${part}\n`).join('')}`;
}

/** What a program may import, and its names. */
const modules: ReadonlyArray<readonly [module: string, names: readonly string[]]> = [
	['collections', ['deque']],
	['contextlib', ['ExitStack', 'closing', 'contextmanager', 'suppress']],
	['functools', ['reduce']],
	[
		'itertools',
		[
			'accumulate',
			'chain',
			'compress',
			'cycle',
			'dropwhile',
			'filterfalse',
			'groupby',
			'islice',
			'starmap',
			'takewhile',
			'tee',
			'zip_longest',
		],
	],
];

function imports(body: string): string {
	const lines = ['types', 'threading'].filter(name => body.includes(`${name}.`)).map(name => `import ${name}\n`);
	for (const [module, names] of modules) {
		const used = names.filter(name => new RegExp(`\\b${name}\\b`).test(body));
		if (used.length > 0) lines.push(`from ${module} import ${used.join(', ')}\n`);
	}
	return lines.join('');
}
