import {align} from './align.ts';
import {embedded} from './pythons.ts';
import {titleOf} from './runs.ts';
import {linesOf, replay, textOf} from './stages.ts';
import {readRecordings, recordedNames} from './store.ts';

/** The stages of one run of one Python, as text. */
interface Run {
	readonly title: string;
	readonly lines: readonly string[];
}

/** The stages of a sample on one Python, run by run. */
function runsOf(python: string, sample: string): readonly Run[] {
	return readRecordings(python, sample).map(recording => ({
		title: titleOf(recording.asked),
		lines: linesOf(replay(recording)).map(textOf),
	}));
}

/**
 * What the stages of a sample must be: all of them on the embedded Python, then what is different on the others, where
 * `-` is a line of the embedded one's and `+` a line in its place.
 */
export function expectationOf(sample: string): string {
	const reference = runsOf(embedded.name, sample);
	const others = recordedNames().filter(python => python !== embedded.name);
	const parts = reference.map(run => `== ${run.title}\n\n${run.lines.join('\n')}\n`);
	const differing = new Map<string, string[]>();
	for (const python of others) {
		const runs = runsOf(python, sample);
		reference.forEach((run, index) => {
			const changes = changesOf(run, runs[index] ?? {title: '', lines: []});
			if (changes !== '') {
				const key = `${run.title}\n${changes}`;
				differing.set(key, [...(differing.get(key) ?? []), python]);
			}
		});
	}

	for (const [key, pythons] of differing) {
		const [title = '', ...changes] = key.split('\n');
		parts.push(`== ${pythons.join(', ')}: ${title}\n\n${changes.join('\n')}\n`);
	}

	return parts.join('\n');
}

function changesOf(reference: Run, run: Run): string {
	const {hunks} = align(reference.lines, run.lines, line => line);
	return hunks
		.flatMap(({at, removed, added}) => [
			`@ ${at + 1}`,
			...removed.map(line => `- ${line}`),
			...added.map(line => `+ ${line}`),
		])
		.join('\n');
}
