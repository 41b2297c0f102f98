import {lineOf, resumes, type Stage} from '../engine/stage.ts';
import type {FrameId} from '../protocol/index.ts';
import {version} from '../session/index.ts';
import {frameName} from '../wording/index.ts';
import type {Report} from './report.ts';
import type {Writer} from './writer.ts';

/** The version of the records; `records.schema.json` in the package describes them. It grows when a reader has to know. */
export const schemaVersion = 1;

/** NDJSON: a record at the beginning, one a stage, one for each error and remark, and one at the end. */
export function createJsonReport(writer: Writer): Report {
	const resumptions: number[] = [];
	const yields: number[] = [];
	/** The names and files of the frames that were met, as JSON: once given they stay. */
	const named: string[] = [];
	let stages = 0;
	let calls = 0;
	const tell = (record: Readonly<Record<string, unknown>>): void => writer.line(JSON.stringify(record));
	return {
		begin({python, file, path, arguments: args, driving, loop}) {
			const described = {schema: schemaVersion, 'gen-step': version()};
			tell({record: 'begin', ...described, python, file, path, arguments: args, driving, ...loop});
		},
		take(stage, names) {
			const {frame, kind} = stage;
			stages += 1;
			if (kind === 'call') calls += 1;
			if (resumes(stage)) count(resumptions, frame);
			if (kind === 'yield') count(yields, frame);
			let name = named[frame];
			if (name === undefined) {
				const code = names.codeOf(frame);
				name =
					JSON.stringify(frameName({names}, frame)) +
					field('qualname', code?.kind === 'task' ? undefined : code?.qualname) +
					field('module', code?.module) +
					field('file', code?.file || undefined);
				if (names.of(frame) !== undefined) named[frame] = name;
			}
			const counts = `,"resumptions":${resumptions[frame] ?? 0},"yields":${yields[frame] ?? 0}`;
			writer.line(`${record(stage, stages, name)}${named[frame] === undefined ? '' : counts}}`);
		},
		end({status, errors, remarks, until}) {
			if (until !== undefined) tell({record: 'until', ...until});
			for (const error of errors) tell({record: 'error', ...error});
			for (const message of remarks) tell({record: 'remark', message});
			tell({record: 'end', status, stages, resumptions: calls});
		},
	};
}

function count(counts: number[], frame: FrameId): void {
	counts[frame] = (counts[frame] ?? 0) + 1;
}

/** Fields that have their place in each record; the others of a stage belong to its kind. */
const common: ReadonlySet<string> = new Set(['kind', 'frame', 'evidence', 'because', 'resumption', 'seen', 'line']);

/**
 * The beginning of a record, up to its last brace. `name`: the frame's and its file, as JSON. It is put together field by field, which
 * takes half as long as making an object of them first.
 */
function record(stage: Stage, number: number, name: string): string {
	const {kind, frame, evidence, because, resumption, seen} = stage;
	let text = `{"stage":${number},"kind":"${kind}","frame":${frame},"name":${name},"evidence":"${evidence}"`;
	text += field('because', because);
	text += `,"resumption":${resumption}`;
	for (const key in stage) {
		if (!common.has(key)) text += field(key, stage[key as keyof Stage]);
	}
	return `${text}${field('line', lineOf(stage))}${field('stack', seen?.stack)}${field('locals', seen?.locals)}`;
}

function field(key: string, value: unknown): string {
	return value === undefined ? '' : `,"${key}":${JSON.stringify(value)}`;
}
