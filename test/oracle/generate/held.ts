import {Random} from './random.ts';

/**
 * A random program that asks CPython itself what its suspended generators hold: after each resumption it prints the
 * marked values among `gc.get_referents`, those of variables and those on the value stack.
 */
export function heldProgram(seed: number): string {
	const writer = new HeldWriter(new Random(seed));
	return `${head}\n${writer.functions()}\n${client}`;
}

const head = `import gc
import sys


def ask(one):
    while type(one) is type(ask_nobody) and one.gi_frame is not None:
        held = gc.get_referents(one if sys.version_info >= (3, 11) else one.gi_frame)
        marked = [value for value in held if type(value) is str and value[:6] in ('local-', 'stack-') and value[6:].isdigit()]
        print('held', one.__name__, *marked)
        one = one.gi_yieldfrom


ask_nobody = (nobody for nobody in ())


def take(*values, **named):
    return values


class Guard:
    def __enter__(self):
        return self
    def __exit__(self, *what):
        return True

`;

const client = `def client():
    one = outer('local-argument')
    try:
        one.send(None)
        ask(one)
        for turn in range(40):
            if turn % 7 == 6:
                one.throw(ValueError('thrown'))
            else:
                one.send('sent')
            ask(one)
    except (StopIteration, ValueError) as e:
        print('over', type(e).__name__)


client()
`;

class HeldWriter {
	readonly #random: Random;
	#marks = 0;

	constructor(random: Random) {
		this.#random = random;
	}

	functions(): string {
		return ['inner', 'middle', 'outer']
			.map((name, index) => {
				const lines: string[] = [];
				for (let count = 2 + this.#random.below(4); count > 0; count -= 1)
					lines.push(...this.#statement(index, 0).map(line => `    ${line}`));
				return `def ${name}(a):\n    d = {}\n${lines.join('\n')}\n    yield\n`;
			})
			.join('\n\n');
	}

	#mark(kind: 'local' | 'stack'): string {
		this.#marks += 1;
		return `'${kind}-${this.#marks}'`;
	}

	#statement(index: number, depth: number): string[] {
		const random = this.#random;
		const block = (): string[] => this.#statement(index, depth + 1).map(line => `    ${line}`);
		const compound = depth < 2 ? 1 : 0;
		return random.weigh<() => string[]>([
			[3, () => [`${random.pick(['x', 'y'])} = ${this.#mark('local')}`]],
			[5, () => [`${random.pick(['x', 'y', 'd[0]', '_'])} = ${this.#expression(index, 2)}`]],
			[2, () => [this.#expression(index, 2)]],
			[1, () => [`d[${this.#mark('stack')}] = ${this.#expression(index, 1)}`]],
			[1, () => ["d['k'] = 'v'", `d['k'] += str(${this.#expression(index, 1)})`]],
			[compound, () => ['for i in range(2):', ...block()]],
			[compound, () => [`for i in [${this.#expression(index, 1)}, 2]:`, ...block()]],
			[compound, () => ['try:', '    raise KeyError', 'except KeyError as e:', ...block()]],
			[compound, () => ['try:', ...block(), 'except ValueError:', ...block()]],
			[compound, () => ['try:', ...block(), 'finally:', ...block()]],
			[compound, () => ['with Guard():', ...block()]],
		])();
	}

	#expression(index: number, depth: number): string {
		const random = this.#random;
		const stack = (): string => this.#mark('stack');
		const inner = (): string => this.#expression(index, depth - 1);
		if (depth === 0)
			return random.weigh<() => string>([
				[4, () => `(yield ${random.pick(['1', "'given'", 'None'])})`],
				[2, () => '(yield)'],
				[index > 0 ? 2 : 0, () => `(yield from ${index === 1 ? 'inner' : 'middle'}(${this.#mark('local')}))`],
			])();
		return random.weigh<() => string>([
			[3, inner],
			[2, () => `[${stack()}, ${inner()}, ${stack()}]`],
			[2, () => `(${stack()}, ${inner()}, ${inner()})`],
			[1, () => `{${stack()}: ${inner()}}`],
			[1, () => `take(${stack()}, ${inner()}, named=${inner()})`],
			[1, () => `take(${stack()}, *[${inner()}])`],
			[1, () => `${stack()} == ${inner()}`],
			[1, () => `${stack()} + str(${inner()})`],
			[1, () => `(${stack()} < str(${inner()}) < ${stack()})`],
			[1, () => `'%s%s' % (${stack()}, ${inner()})`],
			[1, () => `[${inner()} or ${stack()}]`],
		])();
	}
}
