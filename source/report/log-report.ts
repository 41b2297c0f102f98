import type {FrameNames} from '../engine/frame-names.ts';
import {lineOf, type Stage} from '../engine/stage.ts';
import type {FrameId} from '../protocol/index.ts';
import {detail, frameName, framePlace} from '../wording/index.ts';
import type {Report} from './report.ts';
import {ResumptionCounts} from './resumption-counts.ts';
import type {Writer} from './writer.ts';

/** One line a stage: its kind, its frame, what moved, and where, if that is another file than the program. `derived` stages say so. At the end it tells the counts. */
export function createLogReport(writer: Writer): Report {
	const tally = new ResumptionCounts();
	return {
		take(stage, names) {
			tally.take(stage, names);
			const name = frameName({names}, stage.frame);
			const evidence = stage.evidence === 'derived' ? '  (derived)' : '';
			const place = stage.kind === 'output' ? null : framePlace(names.codeOf(stage.frame), lineOf(stage));
			const where = place === null ? '' : `  ${place}`;
			for (const text of detailLines(stage, names)) {
				writer.line(`${stage.kind.padEnd(9)} ${name.padEnd(12)} ${text}${where}${evidence}`.trimEnd());
			}
		},
		end() {
			const counts = tally.line();
			if (counts === null) return;
			writer.line('');
			writer.line(counts);
		},
	};
}

/** What a stage has to say; text that the program printed line by line, as it printed it. */
function detailLines(stage: Stage, names: FrameNames): string[] {
	const name = (frame: FrameId): string => frameName({names}, frame);
	if (stage.kind !== 'output') return [detail(stage, name)];
	const lines = stage.text.replace(/\n$/, '').split('\n');
	return lines.map(text => detail({...stage, text}, name));
}
