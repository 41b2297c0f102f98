/** The samples as a list, for where there is no terminal to choose from them in. */
import {samples} from '../session/package.ts';

/** A line a sample, with what it teaches; and how to go on. */
export function sampleList(): string {
	const all = samples();
	const width = Math.max(0, ...all.map(({file}) => file.length));
	const lines = all.map(({file, lesson}) => `${file.padEnd(width)}  ${lesson.split('\n')[0] ?? ''}`.trimEnd());
	return [
		...lines,
		'',
		'gen-step --tour plays the tour; gen-step FILE opens a program; gen-step --help tells all that it takes.',
		'',
	].join('\n');
}
