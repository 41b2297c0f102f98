import {FrameNameTable} from '../../source/engine/frame-names.ts';
import type {Code, Stage} from '../../source/engine/stage.ts';
import {reports} from '../../source/report/reports.ts';
import {createWriter} from '../../source/report/writer.ts';

/** What a report makes of the stages of a run that ends well. */
export function reportText(name: string, stages: Iterable<Stage>, codes: ReadonlyMap<number, Code>): string {
	let text = '';
	const writer = createWriter(more => {
		text += more;
	});
	const report = reports[name]?.(writer);
	const names = new FrameNameTable(codes);
	for (const stage of stages) {
		names.take(stage);
		report?.take(stage, names, null);
	}
	report?.end({status: 0, errors: [], remarks: []});
	writer.flush();
	return text;
}
