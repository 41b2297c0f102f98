import type {Stage} from '../engine/stage.ts';
import type {State} from '../engine/state.ts';
import {frameName} from '../wording/index.ts';
import type {Report} from './report.ts';
import type {Writer} from './writer.ts';

/** NDJSON: one object a stage. The README documents its fields. */
export function createJsonReport(writer: Writer): Report {
	return {
		take(stage, state) {
			writer.line(JSON.stringify(record(stage, state)));
		},
		end() {},
	};
}

function record(stage: Stage, state: State): object {
	const {kind, frame, evidence, because, resumption, seen, ...move} = stage;
	const {line, stack, locals} = seen ?? {};
	return {
		stage: state.position,
		kind,
		frame,
		name: frameName(state, frame),
		evidence,
		because,
		resumption,
		...move,
		line: 'line' in move ? move.line : line,
		stack,
		locals,
		resumptions: state.frames.get(frame)?.resumptions,
		yields: state.frames.get(frame)?.yields,
	};
}
