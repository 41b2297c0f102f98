import path from 'node:path';
import {personId} from '../engine/stage.ts';
import type {State} from '../engine/state.ts';
import type {FrameId} from '../protocol/index.ts';
import {expandTabs, frameName, valueText} from '../wording/index.ts';

/** How long a value may be. */
const MAX_VALUE = 60;

/** Where a run was stopped: the chain of frames with their lines, as a traceback has them, and the variables of the one at work. */
export function positionLines(goal: string, state: State, sources: ReadonlyMap<string, string>): readonly string[] {
	const width = Math.max(...state.chain.map(id => frameName(state, id).length));
	const rows = state.chain.flatMap(id => {
		const at = id === state.active ? '>' : ' ';
		const row = `${at} ${frameName(state, id).padEnd(width)}  ${placeText(id, state, sources)}`.trimEnd();
		return id === state.active ? [row, ...frameLines(id, state, width + 4)] : [row];
	});
	return [`Stopped at ${goal}, stage ${state.position}.`, ...rows];
}

/** The file and line of a frame, with what stands there; of the person, the statement under way. */
function placeText(id: FrameId, state: State, sources: ReadonlyMap<string, string>): string {
	const frame = state.frames.get(id);
	if (id === personId || frame === undefined) return state.statements.at(-1)?.text ?? '';
	const code = state.codes.get(frame.code);
	if (code === undefined || code.file === '' || frame.line === null) return '';
	const line = sources.get(code.file)?.split('\n')[frame.line - 1] ?? '';
	return `${shorter(code.file)}:${frame.line}  ${expandTabs(line).trim()}`;
}

/** A path as one would type it from here. */
function shorter(file: string): string {
	const relative = path.relative('', file);
	return relative !== '' && relative.length < file.length ? relative : file;
}

function frameLines(id: FrameId, {frames}: State, indent: number): readonly string[] {
	const frame = frames.get(id);
	const stack = frame?.stack?.map(value => valueText(value, MAX_VALUE)).join(', ') ?? '';
	const locals = frame?.locals.map(({name, value}) => `${name} = ${valueText(value, MAX_VALUE)}`) ?? [];
	return [...(stack === '' ? [] : [`stack  ${stack}`]), ...locals].map(text => ' '.repeat(indent) + text);
}
