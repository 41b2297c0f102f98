/** Places in the runs of a recording: where a decision goes on, in the same run or in another that is the same up to there. */

import {type Decision, isSameDecision, type RecordedRun} from './recording.ts';

/** The next line of a run. */
export interface RecordedPlace {
	readonly run: RecordedRun;
	readonly line: number;
}

/** Whether a line answers a request. A string in JSON cannot contain these quotes. */
export function isAnswerLine(line: string): boolean {
	return /"event":"(?:answer|names)"/.test(line);
}

/** Where the runs go on after the decisions `taken` with the one that is wanted; null: none of them does. */
export function findPlace(
	runs: readonly RecordedRun[],
	from: RecordedPlace,
	taken: readonly Decision[],
	wanted: Decision,
): RecordedPlace | null {
	const goesOn = ({decisions}: RecordedRun): boolean => isSameDecision(decisions[taken.length], wanted);
	if (goesOn(from.run)) return from;
	const run = runs.find(
		each =>
			goesOn(each) &&
			taken.every((decision, index) => isSameDecision(each.decisions[index], decision)) &&
			saysTheSame(each, from),
	);
	return run === undefined ? null : {run, line: samePlace(run, from)};
}

/** Whether a run told the same up to a place in another run. */
function saysTheSame(run: RecordedRun, place: RecordedPlace): boolean {
	const told = toldLines(place);
	const others = toldLines({run, line: samePlace(run, place)});
	return told.length === others.length && told.every((line, index) => line === others[index]);
}

/** The lines before a place, without the answers: whether and when those come depends on the questions. */
function toldLines({run: {lines}, line}: RecordedPlace): readonly string[] {
	return lines.slice(0, line).filter(each => !isAnswerLine(each));
}

/** The line of a run before which as many lines were told as before a place in another run. */
function samePlace({lines}: RecordedRun, place: RecordedPlace): number {
	let left = toldLines(place).length;
	let line = 0;
	while (left > 0 && line < lines.length) {
		if (!isAnswerLine(lines[line] ?? '')) left -= 1;
		line += 1;
	}
	return line;
}
