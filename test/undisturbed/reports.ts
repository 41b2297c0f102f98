/** What the reports with stages say of a program whose observations there are. */

import {FrameNameTable} from '../../source/engine/frame-names.ts';
import {createStager} from '../../source/engine/stager/stager.ts';
import type {Observation} from '../../source/protocol/index.ts';
import {reports} from '../../source/report/reports.ts';
import {createWriter} from '../../source/report/writer.ts';
import {printable, printableJson} from '../../source/wording/index.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: These are what is looked for.
const harmful = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E\uD800-\uDFFF]/u;

/** Those that need no state of each stage. */
const names = ['log', 'table', 'json', 'client', 'mermaid'] as const;

/** What a program printed by the stages of the report in JSON, and the reports that a terminal would act upon. */
export interface Said {
	readonly stdout: string;
	readonly stderr: string;
	readonly harmful: readonly string[];
}

/** Makes all of them. Throws where the stages of a run cannot be made or told. */
export function say(observations: readonly Observation[]): Said {
	const stager = createStager();
	const stages = observations.flatMap(observation => stager.take(observation));
	const textOf = (name: string): string => {
		let text = '';
		const writer = createWriter(
			more => {
				text += more;
			},
			name === 'json' ? printableJson : printable,
		);
		const report = reports[name]?.(writer);
		const frames = new FrameNameTable(stager.codes);
		for (const stage of stages) {
			frames.take(stage);
			report?.take(stage, frames, null);
		}
		report?.end({status: 0, errors: [], remarks: []});
		writer.flush();
		return text;
	};
	const texts = Object.fromEntries(names.map(name => [name, textOf(name)]));
	const records = (texts['json'] ?? '')
		.split('\n')
		.slice(0, -1)
		.map(line => JSON.parse(line) as {readonly kind?: string; readonly stream?: string; readonly text?: string});
	const printed = (stream: string): string =>
		records.map(({kind, stream: other, text}) => (kind === 'output' && other === stream ? text : '')).join('');
	return {
		stdout: printed('stdout'),
		stderr: printed('stderr'),
		harmful: names.filter(name => harmful.test(texts[name] ?? '')),
	};
}
