import {detail, frameName} from '../wording/index.ts';
import type {Report} from './report.ts';
import type {Writer} from './writer.ts';

/** One line a stage: its kind, its frame and what moved. `derived` stages say so. */
export function createLogReport(writer: Writer): Report {
	return {
		take(stage, state) {
			const name = frameName(state, stage.frame);
			const text = detail(stage, frame => frameName(state, frame));
			const evidence = stage.evidence === 'derived' ? '  (derived)' : '';
			writer.line(`${stage.kind.padEnd(9)} ${name.padEnd(12)} ${text}${evidence}`.trimEnd());
		},
		end() {},
	};
}
