import {type Code, personId, type Stage} from '../../source/engine/stage.ts';
import {RULES} from '../../source/engine/stager/rules.ts';
import {createStager} from '../../source/engine/stager/stager.ts';
import {decodeObservation} from '../../source/protocol/decode.ts';
import type {FrameId, Observation, Stack, Value} from '../../source/protocol/index.ts';
import type {Recording} from './store.ts';

/** A recorded run made into stages, as a session makes them. */
export interface Replayed {
	readonly stages: readonly Stage[];
	readonly codes: ReadonlyMap<number, Code>;
}

/** The observations of a recording. Throws where a line is none. */
export function observationsOf({lines}: Recording): readonly Observation[] {
	return lines.map(line => {
		const decoded = decodeObservation(line);
		if (!decoded.ok) throw new Error(decoded.failure.message);
		return decoded.observation;
	});
}

/** Feeds a recording to the engine. No Python is needed. */
export function replay(recording: Recording): Replayed {
	const stager = createStager();
	const stages = observationsOf(recording).flatMap(observation => stager.take(observation));
	return {stages, codes: stager.codes};
}

/** One stage in a form that can be compared between versions, and read. */
export interface Line {
	/** The kind, the frame, and what moved: what must be the same on every version. */
	readonly kind: string;
	readonly frame: string;
	readonly move: string;
	/** `~` and the name of the rule, where the stage was derived. */
	readonly evidence: string;
	/** The value stack, where it was seen. */
	readonly stack: string;
	readonly locals: string;
}

/** The stages of a run as lines. */
export function linesOf({stages, codes}: Replayed): readonly Line[] {
	const names = new Map<FrameId, string>();
	const counts = new Map<string, number>();
	const nameOf = (id: FrameId | null): string =>
		id === null ? '?' : id === personId ? 'client' : (names.get(id) ?? '?');
	const lines: Line[] = [];
	for (const stage of stages) {
		const code = codes.get(stage.seen?.code ?? -1);
		if (code !== undefined && !names.has(stage.frame)) {
			const count = (counts.get(code.name) ?? 0) + 1;
			counts.set(code.name, count);
			names.set(stage.frame, count === 1 ? code.name : `${code.name}#${count}`);
		}

		const line = {
			kind: stage.kind,
			frame: nameOf(stage.frame),
			move: move(stage, nameOf),
			evidence: stage.evidence === 'observed' ? '' : `~${ruleNames.get(stage.because ?? '') ?? stage.because ?? ''}`,
			stack: stackText(stage.seen?.stack),
			locals: localsText(stage),
		};
		const last = lines.at(-1);
		// In how many pieces a traceback is written is nobody's business.
		const goesOn = stage.kind === 'output' && last?.kind === 'output' && last.frame === line.frame;
		if (goesOn && isOutput(last.move, stage.stream))
			lines.splice(-1, 1, {...line, move: joined(last.move, stage.text)});
		else lines.push(line);
	}

	return lines;
}

const ruleNames = new Map(Object.entries(RULES).map(([name, sentence]) => [sentence as string, name]));

function isOutput(text: string, stream: string): boolean {
	return text.startsWith(`${stream} `);
}

function joined(text: string, more: string): string {
	const [stream = ''] = text.split(' ', 1);
	return `${stream} ${JSON.stringify(`${JSON.parse(text.slice(stream.length))}${more}`)}`;
}

/** A line as it stands in the expectations. */
export function textOf({kind, frame, move: moved, evidence, stack, locals}: Line): string {
	const more = [stack, locals, evidence].filter(part => part !== '').join('  ');
	return `${kind.padEnd(8)}  ${frame.padEnd(18)}  ${more === '' ? moved : `${moved.padEnd(36)}  ${more}`}`.trimEnd();
}

function move(stage: Stage, name: (id: FrameId | null) => string): string {
	switch (stage.kind) {
		case 'call': {
			const argument = stage.argument === undefined ? '' : ` ${stage.argument.repr}`;
			return `${stage.statement ?? stage.text} -> ${name(stage.to)} (${stage.method ?? '?'}${argument})`;
		}
		case 'refuse':
			return stage.exception?.repr ?? 'finished';
		case 'push':
			return `${carried(stage)}${stage.start ? ' at the start' : ''}`;
		case 'forward':
			return `${carried(stage)} -> ${name(stage.to)}`;
		case 'assign':
			return `${stage.target} = ${carried(stage)}`;
		case 'discard':
		case 'use':
		case 'catch':
			return carried(stage);
		case 'evaluate':
			return `${stage.line}: ${stage.text}`;
		case 'create':
			return `by ${name(stage.by)}`;
		case 'drop':
			return `in ${name(stage.by)}`;
		case 'delegate':
			return `-> ${stage.to?.repr ?? stage.text}`;
		case 'yield':
			return `${stage.value.repr} -> ${name(stage.to)}${stage.passes ? ' (passed on)' : ''}`;
		case 'return':
			return `${stage.value.repr} -> ${name(stage.to)}`;
		case 'raise':
			return `${stage.exception.repr} -> ${name(stage.to)}`;
		case 'result':
			return stage.outcome.way === 'value' ? stage.outcome.value.repr : `${stage.outcome.exception.repr}!`;
		case 'spawn':
			return `by ${name(stage.by)}`;
		case 'wake':
			return `by ${name(stage.by)} ${stage.why}${stage.of === undefined ? '' : ` ${stage.of.repr}`}`;
		case 'suspend':
			return [stage.on.kind, stage.on.text, ...(stage.on.tasks ?? []).map(name)].filter(Boolean).join(' ');
		case 'cancel':
			return `by ${name(stage.by)}`;
		case 'done':
			return stage.outcome.way === 'value' ? stage.outcome.value.repr : `${stage.outcome.exception.repr}!`;
		case 'choose':
			return `of ${stage.ready.map(name).join(' ')} by ${stage.chooser}`;
		case 'output':
			return `${stage.stream} ${JSON.stringify(stage.text)}`;
		case 'end':
			return `${stage.status}${stage.exception === undefined ? '' : ` ${stage.exception.repr}`}`;
		default:
			return stage satisfies never;
	}
}

function carried(stage: {readonly value?: Value; readonly exception?: Value}): string {
	return stage.exception === undefined ? (stage.value?.repr ?? 'nothing') : `${stage.exception.repr}!`;
}

function stackText(stack: Stack | null | undefined): string {
	return stack === undefined || stack === null ? '' : `[${stack.map(value => value.repr).join(', ')}]`;
}

function localsText({seen}: Stage): string {
	const parts = Object.entries(seen?.locals ?? {}).map(([name, value]) => `${name}=${value?.repr ?? 'unbound'}`);
	return parts.length === 0 ? '' : `{${parts.join(', ')}}`;
}
