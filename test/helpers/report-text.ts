import {FrameNameTable} from '../../source/engine/frame-names.ts';
import {initialState, reduce} from '../../source/engine/reduce.ts';
import type {Code, Stage} from '../../source/engine/stage.ts';
import {reports} from '../../source/report/reports.ts';
import {createWriter} from '../../source/report/writer.ts';
import {printable, printableJson} from '../../source/wording/index.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: These are what is looked for.
export const harmful = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E\uD800-\uDFFF]/u;

/** What a report writes of stages. `remarks`: what is said at the end, as errors and as remarks. */
export function reportText(
	name: string,
	stages: readonly Stage[],
	codes: ReadonlyMap<number, Code>,
	remarks: readonly string[] = [],
): string {
	let text = '';
	const writer = createWriter(
		more => {
			text += more;
		},
		name === 'json' ? printableJson : printable,
	);
	const report = reports[name]?.(writer);
	const names = new FrameNameTable(codes);
	let state = report?.withState ? initialState(codes, names) : null;
	for (const stage of stages) {
		names.take(stage);
		state = state === null ? null : reduce(state, stage);
		report?.take(stage, names, state);
	}
	report?.end({status: 0, errors: remarks.map(message => ({kind: 'tracer' as const, message})), remarks});
	writer.flush();
	return text;
}
