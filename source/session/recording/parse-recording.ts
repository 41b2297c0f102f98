/** Makes a recording of the lines of its file. Whatever they say, it gives a recording or a sentence. */

import {isObject, isText, isWhole} from '../../protocol/fields.ts';
import {isSchedule} from '../../protocol/loop-options.ts';
import type {ProgramFile} from '../run/program-file.ts';
import type {Decision, RecordedRun, Recording} from './recording.ts';
import {isDecision, isDemoItem, isEnding, isQuestion} from './schema.ts';
import type {Question, RunStart} from './transcript.ts';
import {recordingVersion} from './version.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A run while its lines are read. */
type OpenRun = {-readonly [Key in 'remark' | 'ending']: RecordedRun[Key]} & {
	readonly start: RunStart;
	readonly lines: string[];
	readonly decisions: Decision[];
	readonly questions: Question[];
};

const DAMAGED = {message: 'it is damaged.'} as const;

/** The lines that are ours; all others are observations, which are checked when they are played. */
const own = /^\{"(?:op|remark|ending|run)":/;

/** Reads the text of a recording; `protocol` is the version that its observations must have. */
export function parseRecording(text: string, protocol: number): Recording | {readonly message: string} {
	const [first = '', ...lines] = text.split('\n');
	const about = fieldsOf(first);
	const version = about?.['recording'];
	if (about === null || !isWhole(version)) return {message: 'it is not a gen-step recording.'};
	if (version > recordingVersion || about['protocol'] !== protocol) {
		const by = isText(about['gen-step']) ? about['gen-step'] : '?';
		const newer = version > recordingVersion || Number(about['protocol']) > protocol;
		return {
			message: newer
				? `it was made by a newer gen-step, ${by}; a newer one can play it.`
				: `it was made by an older gen-step, ${by}, whose recordings are no longer understood.`,
		};
	}
	const demoItems = about['demo'] ?? [];
	if (!Array.isArray(demoItems) || !demoItems.every(isDemoItem)) return DAMAGED;
	const runs: OpenRun[] = [];
	for (const line of lines) {
		if (line !== '' && !take(line, runs)) return DAMAGED;
	}
	const [oldest, ...newer] = runs.map(({start, ...said}): RecordedRun => ({...start, ...said}));
	return oldest === undefined ? DAMAGED : {runs: [oldest, ...newer], demoItems};
}

/** Takes one line; false: it makes no sense. */
function take(line: string, runs: OpenRun[]): boolean {
	const run = runs.at(-1);
	if (!own.test(line)) return run?.lines.push(line) !== undefined;
	const fields = fieldsOf(line);
	if (fields === null) return false;
	if ('run' in fields) {
		const start = startOf(fields['run']);
		if (start !== null) runs.push({start, lines: [], decisions: [], questions: [], remark: null, ending: null});
		return start !== null;
	}
	if (run === undefined) return false;
	if ('ending' in fields) {
		if (!isEnding(fields['ending'])) return false;
		run.ending = fields['ending'];
		return true;
	}
	if ('remark' in fields) {
		if (!isText(fields['remark'])) return false;
		run.remark ??= fields['remark'];
		return true;
	}
	if (isQuestion(fields)) return run.questions.push(fields) > 0;
	return isDecision(fields) && run.decisions.push(fields) > 0;
}

function startOf(value: unknown): RunStart | null {
	if (!isObject(value)) return null;
	const {program, python, arguments: args, allFrames, clock, schedule} = value;
	const read = programOf(program);
	if (read === null || !Array.isArray(args) || !args.every(isText)) return null;
	return {
		program: read,
		arguments: args,
		...(isText(python) ? {python} : {}),
		...(allFrames === true ? {allFrames} : {}),
		...(clock === 'virtual' ? {clock} : {}),
		...(isSchedule(schedule) ? {schedule} : {}),
	};
}

function programOf(value: unknown): ProgramFile | null {
	if (!isObject(value)) return null;
	const {file, path, text, base64, code, module} = value;
	if (!isText(file) || !isText(path) || !isText(text ?? base64)) return null;
	return {
		file,
		path,
		data: isText(text) ? Buffer.from(text) : Buffer.from(String(base64), 'base64'),
		...(code === true ? {code} : {}),
		...(isText(module) ? {module} : {}),
	};
}

function fieldsOf(line: string): Fields | null {
	try {
		const value: unknown = JSON.parse(line);
		return isObject(value) ? value : null;
	} catch {
		return null;
	}
}
