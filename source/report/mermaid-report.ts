/** The report as a sequence diagram for mermaid: who calls, forwards, yields, returns and raises what. */

import type {FrameNames} from '../engine/frame-names.ts';
import {personId, type Stage} from '../engine/stage.ts';
import type {FrameId, Value} from '../protocol/index.ts';
import {exceptionText, frameName, outcomeText, valueText, waitText} from '../wording/index.ts';
import {type DiagramLine, foldBlocks, MAX_LINES} from './mermaid-fold.ts';
import type {Report} from './report.ts';
import type {Writer} from './writer.ts';

/** How long a value may be in an arrow or a note. */
const MAX_VALUE = 40;

/** Held back until the end, for a long run is folded: calls of the same shape stand there once, with how many there are. */
export function createMermaidReport(writer: Writer): Report {
	const blocks: DiagramLine[][] = [];
	const titles = new Map<FrameId, string>();
	const active = new Set<FrameId>();
	let open = 0;
	/** Where the last call or value went: a frame that starts without one is started by its delegator. */
	let target: FrameId | null = null;
	return {
		take(stage, names) {
			if (stage.kind === 'call' && open++ === 0) blocks.push([]);
			if (stage.kind === 'result') open = Math.max(0, open - 1);
			const starter = stage.kind === 'push' && stage.start && stage.frame !== target ? stage.seen?.caller : null;
			const started = typeof starter === 'number' ? [arrow(starter, '->>', stage.frame, 'None')] : [];
			if (stage.kind === 'call' || stage.kind === 'forward') target = stage.to;
			const name = (id: FrameId): string => frameName({names}, id);
			const lines = isPlainReturn(stage, names) ? [] : [...started, ...linesOf(stage, active, name)];
			for (const frame of lines.flatMap(({frames}) => frames)) titles.set(frame, titleOf(frame, names));
			if (lines.length === 0) return;
			if (blocks.length === 0) blocks.push([]);
			blocks.at(-1)?.push(...lines);
		},
		end() {
			writer.line('sequenceDiagram');
			const lines = foldBlocks(blocks, MAX_LINES);
			const shown = new Set(lines.flatMap(({frames}) => frames));
			for (const [frame, title] of titles) if (shown.has(frame)) writer.line(`    participant f${frame} as ${title}`);
			if (shown.size === 0) writer.line('    participant f0 as client');
			for (const line of balanced(lines)) writer.line(`    ${line}`);
		},
	};
}

/** Mermaid refuses to deactivate what is not active, which after a fold may be so. */
function balanced(lines: readonly DiagramLine[]): readonly string[] {
	const active = new Set<string>();
	return lines.flatMap(({text}) => {
		const [word = '', name = ''] = text.split(' ');
		if (word === 'activate') active.add(name);
		return word === 'deactivate' && !active.delete(name) ? [] : [text];
	});
}

/** A function's own return says nothing of a generator. */
function isPlainReturn({kind, frame}: Stage, names: FrameNames): boolean {
	return kind === 'return' && ['function', 'module'].includes(names.codeOf(frame)?.kind ?? '');
}

function linesOf(stage: Stage, active: Set<FrameId>, name: (frame: FrameId) => string): readonly DiagramLine[] {
	const {frame} = stage;
	switch (stage.kind) {
		case 'call':
			return stage.to === null ? [note(frame, stage.text)] : [arrow(frame, '->>', stage.to, stage.text)];
		case 'refuse':
			return [note(frame, stage.exception ? `refuses: ${exceptionText(stage.exception)}` : 'is finished')];
		case 'push':
			return [
				...begin(frame, active),
				...(stage.exception ? [note(frame, `${exceptionText(stage.exception)} thrown in`)] : []),
			];
		case 'forward':
			return [over(frame, '->>', stage.to, carried(stage), stage.delegatee)];
		case 'delegate':
			return stage.to?.frame === undefined
				? [note(frame, `delegates to ${stage.to ? short(stage.to) : stage.text}`)]
				: [];
		case 'assign':
			return [note(frame, `${stage.target} = ${stage.value ? short(stage.value) : '?'}`)];
		case 'yield':
			return [over(frame, '-->>', stage.to, `yield ${short(stage.value)}`), ...end(frame, active)];
		case 'return': {
			const value = stage.value.type === 'NoneType' ? '' : ` ${short(stage.value)}`;
			return [over(frame, '-->>', stage.to, `return${value}`), ...end(frame, active)];
		}
		case 'raise':
			return [over(frame, '--x', stage.to, exceptionText(stage.exception, MAX_VALUE)), ...end(frame, active)];
		case 'catch':
			return [note(frame, stage.value ? `StopIteration.value = ${short(stage.value)}` : `takes ${carried(stage)}`)];
		case 'drop':
			return [note(frame, `nobody refers to it: ${stage.hooked ? 'it goes' : 'CPython closes it'}`)];
		case 'spawn':
		case 'wake':
		case 'cancel': {
			const word = stage.kind === 'spawn' ? 'makes it' : stage.kind === 'wake' ? 'wakes it' : 'asks it to cancel';
			const alone = {spawn: 'is made', wake: 'wakes', cancel: 'is asked to cancel'}[stage.kind];
			return stage.by === null ? [note(frame, alone)] : [arrow(stage.by, '--)', frame, word)];
		}
		case 'suspend':
			return [note(frame, `waits for ${waitText(stage.on, name)}`)];
		case 'done':
			return [
				note(
					frame,
					stage.cancelled
						? 'is cancelled'
						: stage.unseen
							? 'is gone'
							: `is done: ${outcomeText(stage.outcome, MAX_VALUE)}`,
				),
			];
		case 'result':
			return stage.outcome.way === 'exception' ? [note(frame, exceptionText(stage.outcome.exception, MAX_VALUE))] : [];
		default:
			return [];
	}
}

function carried({value, exception}: {readonly value?: Value; readonly exception?: Value}): string {
	return exception ? exceptionText(exception, MAX_VALUE) : value ? short(value) : '?';
}

function short(value: Value): string {
	return valueText(value, MAX_VALUE);
}

function arrow(from: FrameId, sign: string, to: FrameId, text: string): DiagramLine {
	const line = `f${from}${sign}f${to}: `;
	return {frames: [from, to], text: line + escaped(text), shape: line};
}

/** An arrow, or a note where nobody is known at its other end. */
function over(from: FrameId, sign: string, to: FrameId | null, text: string, delegatee?: Value): DiagramLine {
	if (to !== null) return arrow(from, sign, to, text);
	return note(from, delegatee === undefined ? text : `${text} to ${short(delegatee)}`);
}

function note(frame: FrameId, text: string): DiagramLine {
	const line = `Note over f${frame}: `;
	return {frames: [frame], text: line + escaped(text), shape: line};
}

function begin(frame: FrameId, active: Set<FrameId>): readonly DiagramLine[] {
	if (active.has(frame)) return [];
	active.add(frame);
	return [{frames: [frame], text: `activate f${frame}`, shape: `activate f${frame}`}];
}

function end(frame: FrameId, active: Set<FrameId>): readonly DiagramLine[] {
	if (!active.delete(frame)) return [];
	return [{frames: [frame], text: `deactivate f${frame}`, shape: `deactivate f${frame}`}];
}

function titleOf(frame: FrameId, names: FrameNames): string {
	return escaped(frame === personId ? 'client' : frameName({names}, frame));
}

/** Text that means nothing to mermaid, nor to HTML: any sign but the harmless ones by its number. */
function escaped(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	return line.replace(/[^\p{L}\p{N} .,()=+*/'_?!…-]/gu, sign => `#${sign.codePointAt(0)};`) || ' ';
}
