import {readFileSync} from 'node:fs';
import path from 'node:path';
import {Random} from './random.ts';

const asks = readFileSync(path.join(import.meta.dirname, '..', 'python', 'asks.py'), 'utf8');

/**
 * A random program of asyncio's tasks that asks asyncio what they do: at the beginning and the end of each stretch between two awaits,
 * and after whatever may wake or cancel a task. `minor`: 12 for CPython 3.12.
 */
export function taskProgram(seed: number, minor: number): string {
	return new TaskWriter(new Random(seed), minor).program();
}

/** The rest of the program, without what asks. */
export function withoutAsks(program: string): string {
	return program.replace(/^exec\(.*$/m, '# (asks.py)');
}

const mostFunctions = 6;

type Lines = readonly string[];

const indented = (lines: Lines): string[] => lines.map(line => `    ${line}`);

class TaskWriter {
	readonly #random: Random;
	readonly #minor: number;
	readonly #functions: string[] = [];
	/** The functions that are made or being made: each runs once. */
	#count = 0;
	#generators = 0;
	/** How many loops stand around what is being made. */
	#loops = 0;
	/** The number of the function that is being made. */
	#self = 0;

	constructor(random: Random, minor: number) {
		this.#random = random;
		this.#minor = minor;
	}

	program(): string {
		const roots = Array.from({length: 2 + this.#random.below(2)}, () => this.#function(0));
		const eager =
			this.#minor >= 12 && this.#random.chance(0.15) ? ['loop.set_task_factory(asyncio.eager_task_factory)'] : [];
		const starts = roots.map(name => `made['${name}'] = asyncio.ensure_future(${name}())`);
		const main = [
			...head,
			...eager,
			...starts,
			'on()',
			"at('wait', 'asyncio.wait(list(made.values()), timeout=0.15)', *made.values())",
			'await asyncio.wait(list(made.values()), timeout=0.15)',
			'on()',
			'for _ in range(3):',
			'    left = [task for task in made.values() if not task.done()]',
			'    for task in left:',
			'        is_asked = task.cancel()',
			'        asked(task, is_asked)',
			'    if left:',
			"        at('wait', 'asyncio.wait(left, timeout=0.02)', *left)",
			'        await asyncio.wait(left, timeout=0.02)',
			'        on()',
		];
		const run = this.#minor >= 7 ? 'asyncio.run(main())' : 'asyncio.get_event_loop().run_until_complete(main())';
		return [
			'import asyncio',
			`exec(compile(${JSON.stringify(asks)}, '<asks>', 'exec'))`,
			'made = {}',
			...this.#functions.flatMap(text => ['', '', text]),
			'',
			'',
			'async def main():',
			...indented(main),
			'',
			'',
			run,
			'',
		].join('\n');
	}

	/** A coroutine function, by its name. */
	#function(depth: number): string {
		this.#count += 1;
		const name = `f${this.#count}`;
		const outer = this.#self;
		this.#self = this.#count;
		const body = ['on()', ...this.#block(depth, 2 + this.#random.below(4))];
		const whole = this.#random.chance(0.2) ? this.#stubborn(body, depth) : body;
		const end = this.#random.weigh([
			[6, `return '${name}'`],
			[1, "raise ValueError('bad')"],
		]);
		this.#self = outer;
		this.#functions.push([`async def ${name}():`, ...indented([...whole, end])].join('\n'));
		return name;
	}

	#stubborn(body: Lines, depth: number): string[] {
		const handler = this.#random.weigh<() => string[]>([
			[2, () => ['except asyncio.CancelledError:', ...indented(['on()', ...this.#simple()])]],
			[1, () => ['except asyncio.CancelledError:', ...indented(['on()', ...this.#simple(), 'raise'])]],
			[2, () => ['finally:', ...indented(['on()', ...this.#statement(depth + 2)])]],
			[1, () => ['except Exception:', ...indented(['on()', ...this.#statement(depth + 2)])]],
		])();
		return ['try:', ...indented(body), ...handler];
	}

	#block(depth: number, count: number): string[] {
		return Array.from({length: count}, () => this.#statement(depth)).flat();
	}

	#await(kind: string, expression: string, tasks = ''): string[] {
		return [`at('${kind}', ${JSON.stringify(expression)}${tasks})`, `r = await ${expression}`, 'on()'];
	}

	/** A wait that ends by itself. */
	#simple(): string[] {
		return this.#random.chance(0.5) ? this.#await('turn', 'asyncio.sleep(0)') : this.#sleep();
	}

	#sleep(): string[] {
		return this.#await('sleep', `asyncio.sleep(0.00${1 + this.#random.below(9)})`);
	}

	#statement(depth: number): string[] {
		const random = this.#random;
		const child = this.#count < mostFunctions && this.#loops === 0 ? 1 : 0;
		const nests = depth < 2 ? 1 : 0;
		const from = (minor: number): number => (this.#minor >= minor ? 1 : 0);
		const spawned = (): string[] => {
			const name = this.#function(depth + 1);
			const ways = [
				`asyncio.ensure_future(${name}())`,
				...(this.#minor >= 7 ? [`asyncio.create_task(${name}())`] : []),
			];
			return [`made['${name}'] = ${random.pick(ways)}`, 'on()'];
		};
		// A task waits for later ones only: those that wait for each other can never be cancelled.
		const later = this.#self + 1 + random.below(Math.max(1, mostFunctions - this.#self));
		const any = 1 + random.below(mostFunctions);
		const other = `made['f${later}']`;
		const ifMade = (lines: Lines): string[] => [`if 'f${later}' in made:`, ...indented(lines)];
		const block = (): string[] => indented(this.#block(depth + 1, 1 + random.below(2)));
		return random.weigh<() => string[]>([
			[3, () => this.#await('turn', 'asyncio.sleep(0)')],
			[3, () => this.#sleep()],
			[2, () => this.#await('queue', 'q.get()')],
			[2, () => this.#await('queue', "q.put('item')")],
			[1, () => ['if not q.full():', "    q.put_nowait('now')", '    on()']],
			[1, () => ['if not q.empty():', '    q.get_nowait()', '    on()']],
			[1, () => this.#await('event', 'ev.wait()')],
			[1, () => ['ev.set()', 'on()']],
			[1, () => ['ev.clear()']],
			[1, () => this.#await('future', 'fut')],
			[1, () => ['if not fut.done():', "    fut.set_result('given')", '    on()']],
			[0.5, () => ['if not fut.done():', "    fut.set_exception(KeyError('broken'))", '    on()']],
			[1, () => ['loop.call_soon(ev.set)', 'on()']],
			[0.5, () => ['loop.call_later(0.003, ev.set)', 'on()']],
			[nests, () => ["at('lock', 'async with lock')", 'async with lock:', '    on()', ...block()]],
			[nests, () => ["at('semaphore', 'async with sem')", 'async with sem:', '    on()', ...block()]],
			[
				nests,
				() => [
					"at('condition', 'async with cond')",
					'async with cond:',
					'    on()',
					...indented(random.chance(0.5) ? this.#await('condition', 'cond.wait()') : ['cond.notify()', 'on()']),
				],
			],
			[2 * child, spawned],
			[2 * child, () => this.#awaited(spawned())],
			[child, () => [`r = await ${this.#function(depth + 1)}()`, 'on()']],
			[2, () => ifMade(this.#await('task', other, `, ${other}`))],
			[1, () => ifMade(this.#await('shield', `asyncio.shield(${other})`, `, ${other}`))],
			[2, () => [`if 'f${any}' in made:`, `    c = made['f${any}'].cancel()`, `    asked(made['f${any}'], c)`]],
			[1, () => ifMade(this.#await('wait', `asyncio.wait([${other}], timeout=0.004)`, `, ${other}`))],
			[1, () => ifMade(this.#await('timeout', `asyncio.wait_for(asyncio.shield(${other}), 0.006)`))],
			[1, () => ifMade(this.#caught(this.#await('timeout', `asyncio.wait_for(${other}, 0.006)`, `, ${other}`)))],
			[1, () => this.#caught(this.#await('timeout', 'asyncio.wait_for(ev.wait(), 0.004)'))],
			[1, () => this.#caught(this.#await('timeout', 'asyncio.wait_for(q.get(), 0.004)'))],
			[child, () => this.#caught(this.#waitFor(depth))],
			[child, () => this.#gather(depth)],
			[nests, () => ['for _ in range(2):', ...this.#looped(block)]],
			[nests, () => ['try:', ...block(), 'except Exception:', '    on()']],
			[nests, () => ['try:', ...block(), 'except asyncio.CancelledError:', '    on()']],
			[nests, () => ['try:', ...block(), 'finally:', '    on()', ...indented(this.#simple())]],
			[nests, () => this.#asyncFor(depth)],
			[
				nests * from(11),
				() => [
					'try:',
					'    async with asyncio.timeout(0.005):',
					...indented(block()),
					'except TimeoutError:',
					'    on()',
				],
			],
			[child * nests * from(11), () => this.#group(depth)],
			[0.3, () => ["raise ValueError('bad')"]],
			[
				0.3,
				() => [
					`${this.#minor >= 7 ? 'asyncio.current_task' : 'asyncio.Task.current_task'}().cancel()`,
					...this.#await('turn', 'asyncio.sleep(0)'),
				],
			],
			[0.5, () => ["made['q'] = asyncio.ensure_future(q.get())", 'on()']],
		])();
	}

	/** A task is made and awaited. */
	#awaited(made: readonly string[]): string[] {
		const task = made[0]?.split(' = ')[0] ?? '';
		return [...made, ...this.#await('task', task, `, ${task}`)];
	}

	/** The body of a loop makes no task: each function runs once. */
	#looped(body: () => string[]): string[] {
		this.#loops += 1;
		const lines = body();
		this.#loops -= 1;
		return lines;
	}

	#caught(lines: Lines): string[] {
		return this.#random.chance(0.7)
			? ['try:', ...indented(lines), 'except asyncio.TimeoutError:', '    on()']
			: [...lines];
	}

	#waitFor(depth: number): string[] {
		return this.#await('timeout', `asyncio.wait_for(${this.#function(depth + 1)}(), 0.005)`);
	}

	#gather(depth: number): string[] {
		const names = [this.#function(depth + 1), this.#function(depth + 1)];
		const made = names.map(name => `made['${name}'] = asyncio.ensure_future(${name}())`);
		const tasks = names.map(name => `made['${name}']`).join(', ');
		const way = this.#random.chance(0.4) ? ', return_exceptions=True' : '';
		return [...made, 'on()', ...this.#await('gather', `asyncio.gather(${tasks}${way})`, `, ${tasks}`)];
	}

	#group(depth: number): string[] {
		const names = [this.#function(depth + 1), this.#function(depth + 1)];
		const made = names.map(name => `made['${name}'] = group.create_task(${name}())`);
		const inside = this.#random.chance(0.4) ? this.#simple() : [];
		return [
			'try:',
			'    async with asyncio.TaskGroup() as group:',
			...indented(indented([...made, 'on()', ...inside, "at('group', 'async with asyncio.TaskGroup() as group')"])),
			'    on()',
			'except BaseExceptionGroup:',
			'    on()',
		];
	}

	/** An async generator, gone through or left early. */
	#asyncFor(depth: number): string[] {
		this.#generators += 1;
		const name = `g${this.#generators}`;
		const body = [
			'for each in range(3):',
			...this.#looped(() => indented(this.#statement(depth + 2))),
			'    yield each',
		];
		const whole = this.#random.chance(0.5)
			? ['try:', ...indented(body), 'finally:', '    on()', ...indented(this.#simple())]
			: body;
		this.#functions.push([`async def ${name}():`, ...indented(whole)].join('\n'));
		const leaves = this.#random.chance(0.5) ? ['    if each == 1:', '        break'] : [];
		return [`async for each in ${name}():`, '    on()', ...leaves, 'on()'];
	}
}

const head: Lines = [
	'global q, ev, lock, sem, cond, fut, loop',
	'loop = asyncio.get_event_loop()',
	'settle(loop)',
	'q, ev, lock, sem = asyncio.Queue(1), asyncio.Event(), asyncio.Lock(), asyncio.Semaphore(1)',
	'cond, fut = asyncio.Condition(), loop.create_future()',
	'on()',
];
