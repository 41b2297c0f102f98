import {type Difference, differencesOf} from './difference.ts';
import {embedded} from './pythons.ts';
import {type Reason, reasonFor, reasons} from './reasons.ts';
import {titleOf} from './runs.ts';
import {linesOf, replay, textOf} from './stages.ts';
import {readRecordings, recordedNames, recordedSamples} from './store.ts';

/** A difference, and where it was found. */
export interface Found {
	readonly python: string;
	readonly sample: string;
	readonly run: string;
	readonly difference: Difference;
	/** Undefined: nobody knows why. */
	readonly reason: Reason | undefined;
}

/** All differences between the embedded Python's stages and those of the others. */
export function allDifferences(): readonly Found[] {
	return recordedNames()
		.filter(python => python !== embedded.name)
		.flatMap(python => recordedSamples(python).flatMap(sample => differencesIn(python, sample)));
}

function differencesIn(python: string, sample: string): Found[] {
	const others = readRecordings(python, sample);
	return readRecordings(embedded.name, sample).flatMap(({asked, lines}) => {
		const run = titleOf(asked);
		const other = others.find(recording => titleOf(recording.asked) === run);
		if (other === undefined) return [];
		return differencesOf(linesOf(replay({asked, lines})), linesOf(replay(other))).map(difference => {
			return {python, sample, run, difference, reason: reasonFor(python, difference)};
		});
	});
}

/** A difference in two lines: the embedded Python's stage, and that of the other. */
export function differenceText({there, here}: Difference): string {
	const lines = [
		...(there === undefined ? [] : [`- ${textOf(there)}`]),
		...(here === undefined ? [] : [`+ ${textOf(here)}`]),
	];
	return lines.join('\n');
}

/** The document of all differences, by their reasons. */
export function differencesDocument(): string {
	const found = allDifferences();
	const parts = [...reasons, undefined].flatMap(reason => section(found, reason));
	return `# What differs between the versions of CPython

Made by \`npm run record\`, of the recordings of every sample on every Python. The stages of a sample are the same on
CPython ${recordedNames()
		.map(name => name.replace('-embedded', ' (embedded)'))
		.join(', ')}, but for what is listed here. In the examples \`-\`
is the stage on 3.14 and \`+\` the one in its place; \`[…]\` is the value stack, \`{…}\` what changed of the variables, and
\`~\` a stage that was derived by a rule.

${parts.join('\n')}`;
}

function section(found: readonly Found[], reason: Reason | undefined): string[] {
	const here = found.filter(entry => entry.reason === reason);
	const [first] = here;
	if (first === undefined) return [];
	const samples = [...new Set(here.map(({sample}) => sample))];
	const rows = samples.map(sample => {
		const ours = here.filter(entry => entry.sample === sample);
		const counts = [...new Set(ours.map(({python}) => python))].map(
			python => `${python} (${ours.filter(entry => entry.python === python).length})`,
		);
		return `| ${sample} | ${counts.join(', ')} |`;
	});
	return [
		`## ${reason?.title ?? 'Unexplained'}

${reason?.text ?? 'Nobody knows yet.'} For example on ${first.python}, in ${first.sample}:

\`\`\`diff
${differenceText(first.difference)}
\`\`\`

| sample | versions (stages) |
| --- | --- |
${rows.join('\n')}
`,
	];
}
