import type {Stage} from '../../source/engine/stage.ts';
import type {Value} from '../../source/protocol/index.ts';
import {explained} from './explained.ts';
import {type Item, isOpaque, outputItems} from './item.ts';

/** The stages of a run as items: without lines that ran, and without what functions return. */
export class Told {
	readonly items: Item[] = [];
	#output = '';
	#module: number | null = null;
	#isOver = false;

	/** What happens after the module's last line, while the interpreter ends, is left out. */
	take(stage: Stage): void {
		if (this.#isOver) return;
		// A warning of the compiler is printed before the module runs.
		if (stage.kind !== 'output') this.#module ??= stage.frame;
		this.#isOver = stage.frame === this.#module && (stage.kind === 'raise' || stage.kind === 'return');
		if (stage.kind === 'output') {
			if (stage.stream === 'stdout') this.#output += stage.text;
			return;
		}
		const item = itemOf(stage);
		if (item === null) return;
		this.#flush();
		this.items.push(item);
	}

	end(): readonly Item[] {
		this.#flush();
		return this.items;
	}

	#flush(): void {
		this.items.push(...outputItems(this.#output));
		this.#output = '';
	}
}

function itemOf(stage: Stage): Item | null {
	const {kind, frame} = stage;
	// That it is gone is all that happens then.
	if (kind === 'drop' && (stage.closed || stage.hooked)) return null;
	const item = (...fields: string[]): Item => ({kind, frame, fields, evidence: stage.evidence});
	switch (stage.kind) {
		case 'call':
			return item(
				at(stage.to),
				stage.asker === undefined ? (stage.method ?? '-') : '-',
				stage.argument === undefined ? '-' : textOf(stage.argument, stage.method === 'throw'),
				stage.asker === undefined ? '-' : 'asks',
			);
		case 'push':
			if (stage.exception !== undefined) return item(exception(stage.exception));
			return item(stage.start ? 'start' : optional(stage.value));
		case 'forward':
			return item(
				stage.to === null ? `<${stage.delegatee?.type ?? '?'}>` : at(stage.to),
				stage.exception === undefined ? optional(stage.value) : exception(stage.exception),
			);
		case 'assign':
			return item(stage.target, optional(stage.value));
		case 'discard':
		case 'use':
			return item(optional(stage.value));
		case 'create':
			return {
				...item(at(stage.by), stage.made === true ? 'made' : 'seen'),
				...(stage.made === true ? {} : {optional: explained.firstSeen}),
			};
		case 'delegate':
			return item(optional(stage.to));
		case 'yield':
			return item(textOf(stage.value), at(stage.to), stage.passes ? 'passes' : 'own');
		case 'return':
			return stage.as === null ? null : item(textOf(stage.value), at(stage.to));
		case 'catch':
			return item(stage.exception === undefined ? optional(stage.value) : exception(stage.exception));
		case 'refuse':
			return item(stage.exception === undefined ? '-' : exception(stage.exception));
		case 'raise':
			return item(exception(stage.exception), stage.taken !== undefined ? 'taken' : at(stage.to));
		case 'result':
			return item(
				stage.outcome.way === 'value' ? textOf(stage.outcome.value) : exception(stage.outcome.exception),
				at(stage.from),
			);
		case 'evaluate':
		case 'output':
		case 'end':
			return null;
		default:
			// Kinds that are to come.
			return {kind, frame, fields: []};
	}
}

function at(frame: number | null): string {
	return frame === null ? '-' : `@${frame}`;
}

function optional(value: Value | undefined): string {
	return value === undefined ? '?' : textOf(value);
}

function exception(value: Value): string {
	return `!${textOf(value, true)}`;
}

/** A tuple or list that is told in part, and any set, is compared by its type alone. */
function withoutLongOnes(text: string): string {
	return text
		.replace(/(?<=\()\([^()]*, …\)/, '<tuple>')
		.replace(/\[(?!…)[^[\]]*, …\]/, '<list>')
		.replace(/(?<=\()((?:frozen)?set)\((?:\{[^{}]*\})?\)/, '<$1>');
}

const atoms: ReadonlySet<string> = new Set(['int', 'str', 'bool', 'float', 'bytes', 'NoneType']);

/** The names of exceptions, which may be handed about like other values. */
const throwable = /(?:Error|Exception|Warning|Iteration|Exit|Interrupt)$/;

function textOf(value: Value, isException = false): string {
	if (value.frame !== undefined && /^(?:generator|coroutine|async_generator)$/.test(value.type)) return at(value.frame);
	if (atoms.has(value.type)) return value.repr;
	const isThrowable = throwable.test(value.type) && value.repr.startsWith(`${value.type}(`);
	if (isException || isThrowable) return withoutLongOnes(value.repr.replace(/,\)$/, ')'));
	if (value.type === 'tuple' || value.type === 'list')
		return isOpaque(value.repr) || value.repr.includes('{') ? `<${value.type}>` : value.repr;
	return `<${value.type}>`;
}
