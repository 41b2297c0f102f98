/** The report for a README or a lesson: the table, and the story with the captions of the app and of a demo. */

import {caption, expandTabs, printable} from '../wording/index.ts';
import {loopWords} from '../wording/loop-words.ts';
import type {Report} from './report.ts';
import {createTableReport} from './table-report.ts';
import type {Writer} from './writer.ts';

/** A story has an end: of more stages than this the first are told. */
const MAX_STAGES = 1_000;

/** Held back until the end, since the table stands above the story. */
export function createMarkdownReport(writer: Writer): Report {
	const table: string[] = [];
	const tabular = createTableReport({line: text => table.push(text), flush() {}});
	const story: StoryLine[] = [];
	let title = '';
	let told = 0;
	let calls = 0;
	return {
		withState: true,
		begin({python, file, driving, loop = {}}) {
			const how = [python, loopWords(loop)].filter(word => word !== null && word !== '').map(word => `, ${word}`);
			title = `${driving === null ? '' : `${driving} in `}${file}${how.join('')}`;
		},
		take(stage, names, state) {
			tabular.take(stage, names, state);
			told += 1;
			if (told > MAX_STAGES || state === null) return;
			if (stage.kind === 'call') {
				calls += 1;
				story.push(...heading(`${calls}. ${escaped(stage.statement ?? stage.text)}`));
			} else if (calls === 0 && story.length === 0) story.push(...heading('Before the first call'));
			story.push({text: `- **${stage.kind}** ${escaped(caption(stage, state))}`, stage: told});
		},
		end(outcome) {
			tabular.end(outcome);
			writer.line(`# ${escaped(title)}`);
			writer.line('');
			for (const [index, text] of table.entries())
				writer.line(index === 0 || text.startsWith('|') ? inTable(text) : escaped(text));
			writer.line('');
			writer.line('## What happened');
			let isBlank = true;
			for (const {text, stage} of story) {
				for (const {caption: said, drawn = []} of outcome.talk?.filter(saying => saying.stage === stage) ?? []) {
					if (said === null) continue;
					if (!isBlank) writer.line('');
					writer.line(`> ${escaped(said)}`);
					writer.line('');
					// By its indent it is code, whatever stands in it.
					for (const row of drawn) writer.line(`    ${row.trimEnd()}`);
					if (drawn.length > 0) writer.line('');
					isBlank = true;
				}
				writer.line(text);
				isBlank = text === '';
			}
			if (told > MAX_STAGES) {
				writer.line('');
				writer.line(`${(told - MAX_STAGES).toLocaleString('en')} more stages followed.`);
			}
			for (const {message} of outcome.errors) {
				writer.line('');
				writer.line(`**${escaped(message)}**`);
			}
		},
	};
}

/** A line of the story. `stage`: the one that it describes. */
interface StoryLine {
	readonly text: string;
	readonly stage?: number;
}

function heading(text: string): readonly StoryLine[] {
	return ['', `### ${text}`, ''].map(line => ({text: line}));
}

/** Signs that Markdown or HTML would take for its own, each with a backslash before it. */
function escaped(text: string): string {
	return printable(expandTabs(text)).replace(/[\\`*_{}[\]<>|~#$&]/g, sign => `\\${sign}`);
}

/** The bars of a table are its own, and are escaped in its cells already. */
function inTable(row: string): string {
	return row.replace(/[`*_[\]<>~$&]/g, sign => `\\${sign}`);
}
