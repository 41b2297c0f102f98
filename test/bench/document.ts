import {type Figure, isReached, type Missing, type Row} from './row.ts';
import {significant} from './words.ts';

/** What came of a row. */
export interface Result {
	readonly row: Pick<Row, 'id' | 'what' | 'against'>;
	readonly figures: ReadonlyArray<Figure | Missing>;
}

/** By what and on what was measured: versions and the number of cores. */
export interface Surroundings {
	readonly node: string;
	readonly pythons: readonly string[];
	readonly pyodide: string;
	readonly system: string;
	readonly cores: number;
	readonly version: string;
	readonly date: string;
}

/** `0.23x (0.22 to 0.25)`. */
export function valueText({value, unit, spread}: Figure): string {
	const show = (number: number): string => `${significant(number)}${unit === 'x' ? 'x' : ''}`;
	const text = unit === 'x' ? show(value) : `${show(value)} ${unit}`;
	return spread === undefined ? text : `${text} (${spread.map(show).join(' to ')})`;
}

/** `<= 3x`, or nothing for information. */
export function targetText({target, unit}: Figure): string {
	if (target === null) return '';
	const [sign, number] = 'most' in target ? ['<=', target.most] : ['>=', target.least];
	return `${sign} ${number}${unit === 'x' ? 'x' : ` ${unit}`}`;
}

/** Whether it was reached, in a word. */
export function verdict(figure: Figure): string {
	const reached = isReached(figure);
	return reached === undefined ? 'for information' : reached ? 'reached' : '**missed**';
}

function line(...cells: readonly string[]): string {
	return `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function lineOf({row}: Result, figure: Figure | Missing, isFirst: boolean): string {
	const [what, against] = isFirst ? [`${row.what} (\`${row.id}\`)`, row.against] : ['', ''];
	if ('missing' in figure) return line(what, figure.name, '', against, '', '', `not measured: ${figure.missing}`);
	const said = figure.note === undefined ? verdict(figure) : `${verdict(figure)}; ${figure.note}`;
	const held = [against, figure.against].filter(text => text !== '').join(': ');
	return line(what, figure.name, figure.ours, held, valueText(figure), targetText(figure), said);
}

/** All results as a document for people. */
export function documentOf(results: readonly Result[], surroundings: Surroundings): string {
	const lines = results.flatMap(result => result.figures.map((figure, index) => lineOf(result, figure, index === 0)));
	const {node, pythons, pyodide, system, cores, version, date} = surroundings;
	return `# How fast it is

Made by \`npm run bench\` on ${date} for gen-step ${version}, with Node ${node}, CPython ${pythons.join(', ')} and
pyodide ${pyodide}, on ${system} with ${cores} cores. Each figure is the median of several runs; ours and what it is held against ran
in turns on the same machine, so that a ratio says something on any. In brackets stand the quartiles of the rounds.

${line('what', '', 'ours', 'against', 'figure', 'to reach', '')}
| --- | --- | --- | --- | --- | --- | --- |
${lines.join('\n')}
`;
}

/** The same for programs. */
export function jsonOf(results: readonly Result[], surroundings: Surroundings): string {
	const rows = results.map(({row, figures}) => ({
		...row,
		figures: figures.map(figure => ('missing' in figure ? figure : {...figure, reached: isReached(figure) ?? null})),
	}));
	return `${JSON.stringify({surroundings, rows}, null, '\t')}\n`;
}

/** One result for whoever waits in a terminal. */
export function textOf({row, figures}: Result): string {
	const lines = figures.map(figure => {
		if ('missing' in figure) return `  ${figure.name.padEnd(34)} not measured: ${figure.missing}`;
		const reached = verdict(figure).replaceAll('*', '');
		const sides = `${figure.ours} / ${figure.against}`;
		return `  ${figure.name.padEnd(34)} ${valueText(figure).padEnd(26)} ${targetText(figure).padEnd(12)} ${reached.padEnd(16)} ${sides}`;
	});
	return `${row.id}: ${row.what}; against: ${row.against}\n${lines.join('\n')}\n`;
}
