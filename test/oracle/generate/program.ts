import {AsyncFunctionWriter} from './async-function.ts';
import {FunctionWriter} from './function.ts';
import {prelude} from './prelude.ts';
import {Random} from './random.ts';

/** A random program for CPython 3.`minor`. The same seed gives the same program. */
export function randomProgram(seed: number, minor: number): string {
	const random = new Random(seed);
	// What was added later, for some seeds: the others give the programs that they gave.
	const isMore = new Random(seed + moreSeeds).chance(0.4);
	const parts = random.chance(0.3) ? asynchronous(random, minor, isMore) : synchronous(random, minor, isMore);
	const body = parts.join('\n\n');
	return `${head(body)}${body}\nprint('last')\n`;
}

const moreSeeds = 1_000_003;

function synchronous(random: Random, minor: number, isMore: boolean): string[] {
	const functions: string[] = [];
	const makers: string[] = [];
	const count = 1 + random.below(4);
	for (let index = 0; index < count; index += 1) {
		const name = `gen${index}`;
		const writer = new FunctionWriter({random, minor, isMore, makers: [...makers], yields: true}, 4 + random.below(18));
		const given = random.chance(0.3) ? ['    if a: yield from a'] : [];
		functions.push([`def ${name}(a):`, ...given, ...writer.write(), '    yield 0'].join('\n'));
		makers.push(name);
	}
	const clients: string[] = [];
	for (let index = 1 + random.below(2); index > 0; index -= 1) {
		const name = `client${index}`;
		const writer = new FunctionWriter({random, minor, isMore, makers, yields: false}, 5 + random.below(16));
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
function asynchronous(random: Random, minor: number, isMore: boolean): string[] {
	const functions: string[] = [];
	const coroutines: string[] = [];
	const generators: string[] = [];
	for (let index = 0; index < 2 + random.below(3); index += 1) {
		const kind = random.pick(['coroutine', 'async generator'] as const);
		const around = {random, minor, isMore, kind, coroutines: [...coroutines], generators: [...generators]};
		const writer = new AsyncFunctionWriter(around, 4 + random.below(14));
		const name = kind === 'coroutine' ? `co${index}` : `ag${index}`;
		const end = kind === 'coroutine' ? [] : ['    yield 0'];
		functions.push([`async def ${name}(a):`, ...writer.write(), ...end].join('\n'));
		(kind === 'coroutine' ? coroutines : generators).push(name);
	}
	const client = {random, minor, isMore, kind: 'client', coroutines, generators} as const;
	const writer = new AsyncFunctionWriter(client, 6 + random.below(16));
	functions.push(['def client():', ...writer.write()].join('\n'));
	const call = callOf('client', random);
	if (!isMore || random.chance(0.4)) return [...functions, call];
	const ending = 'while kept:\n    drive(kept.pop().aclose(), 8, 9)';
	return [...functions, `sys.set_asyncgen_hooks(first_met, nobody_has)\n${call}\n${ending}`];
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
	['contextlib', ['ExitStack', 'asynccontextmanager', 'closing', 'contextmanager', 'suppress']],
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
	const lines = ['types', 'threading', 'sys'].filter(name => body.includes(`${name}.`)).map(name => `import ${name}\n`);
	for (const [module, names] of modules) {
		const used = names.filter(name => new RegExp(`\\b${name}\\b`).test(body));
		if (used.length > 0) lines.push(`from ${module} import ${used.join(', ')}\n`);
	}
	return lines.join('');
}
