import type {FrameNames} from '../../source/engine/frame-names.ts';
import {initialState, reduce} from '../../source/engine/reduce.ts';
import type {Stage} from '../../source/engine/stage.ts';
import type {FrameState, State} from '../../source/engine/state.ts';
import {AnyCode} from '../helpers/any-code.ts';
import {type Pythons, withFile} from './check.ts';
import {observed} from './observed.ts';

/** What a generator holds that stands still: once by CPython (`gc.get_referents`), once as we show it. */
export interface Held {
	readonly name: string;
	/** Marked values: those of the variables in the order of the alphabet, then those on the stack from below. */
	readonly asked: string;
	/** `?`: our stack cannot be read. */
	readonly told: string;
}

/** Runs a program that asks what its generators hold, and looks at our state each time that it has printed the answer. */
export async function heldIn(text: string, pythons: Pythons): Promise<Held[]> {
	return withFile(text, async file => {
		const watch = new Watch();
		await observed(file, pythons, {onStage: (stage, names) => watch.take(stage, names)});
		return watch.held;
	});
}

class Watch {
	readonly held: Held[] = [];
	#state: State = initialState(new AnyCode());
	/** The frame of a name that was at work last. */
	readonly #latest = new Map<string, number>();
	#output = '';

	take(stage: Stage, names: FrameNames): void {
		this.#state = reduce(this.#state, stage);
		const name = names.of(stage.frame)?.name;
		if (name !== undefined && stage.kind !== 'drop') this.#latest.set(name, stage.frame);
		if (stage.kind !== 'output' || stage.stream !== 'stdout') return;
		const lines = (this.#output + stage.text).split('\n');
		this.#output = lines.pop() ?? '';
		for (const line of lines) if (line.startsWith('held ')) this.#compare(line.split(' ').slice(1));
	}

	#compare([name = '', ...marks]: readonly string[]): void {
		const frame = this.#state.frames.get(this.#latest.get(name) ?? -1);
		const told = frame === undefined ? 'no frame' : marksOf(frame);
		const locals = marks.filter(mark => mark.startsWith('local-')).sort();
		const stack = marks.filter(mark => mark.startsWith('stack-'));
		this.held.push({name, asked: textOf(locals, stack), told});
	}
}

/** The marked values of a frame as we show it. */
function marksOf({stack, locals}: FrameState): string {
	const marked = (texts: readonly string[], kind: string): string[] =>
		texts.map(text => text.replace(/^'|'$/g, '')).filter(text => text.startsWith(kind) && /^\w+-\d+$/.test(text));
	const variables = marked(
		locals.map(({value}) => value.repr),
		'local-',
	).sort();
	return textOf(
		variables,
		stack === null
			? ['?']
			: marked(
					stack.map(({repr}) => repr),
					'stack-',
				),
	);
}

function textOf(locals: readonly string[], stack: readonly string[]): string {
	return `${locals.join(' ')} | ${stack.join(' ')}`;
}
