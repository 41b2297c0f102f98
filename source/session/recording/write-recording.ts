import {gzipSync} from 'node:zlib';
import {protocolVersion} from '../../protocol/index.ts';
import type {DemoItem} from '../demo/demo-item.ts';
import {version} from '../package.ts';
import type {ProgramFile} from '../run/program-file.ts';
import {parseRecording} from './parse-recording.ts';
import type {RecordedRun, Recording} from './recording.ts';
import type {RunStart, Transcript} from './transcript.ts';
import {recordingVersion} from './version.ts';

/** The lines of a recording, in pieces of some length: NDJSON. */
export function* recordingText(transcripts: readonly Transcript[], demoItems: readonly DemoItem[]): Iterable<string> {
	yield line(about(demoItems));
	for (const transcript of transcripts) {
		yield line({run: startOf(transcript.start)});
		yield* transcript.text();
	}
}

/** The file of a recording: its lines, compressed by gzip, whose checksum shows damage. */
export function recordingBytes(transcripts: readonly Transcript[], demoItems: readonly DemoItem[]): Uint8Array {
	const pieces = [...recordingText(transcripts, demoItems)].map(piece => Buffer.from(piece));
	return gzipSync(Buffer.concat(pieces), {level: 9});
}

/** The same without a file. */
export function recordingOf(transcripts: readonly Transcript[], demoItems: readonly DemoItem[]): Recording {
	const parsed = parseRecording([...recordingText(transcripts, demoItems)].join(''), protocolVersion);
	if ('message' in parsed) throw new Error(parsed.message);
	return parsed;
}

/** The text of a recording that was read. */
export function textOf({runs, demoItems}: Recording): string {
	return [line(about(demoItems)), ...runs.map(textOfRun)].join('');
}

function textOfRun({lines, decisions, questions, remark, ending, ...start}: RecordedRun): string {
	const others = [...(remark === null ? [] : [{remark}]), ...(ending === null ? [] : [{ending}])];
	const records = [{run: startOf(start)}, ...decisions, ...questions, ...others];
	return `${records.map(line).join('')}${lines.join('\n')}\n`;
}

function about(demoItems: readonly DemoItem[]): unknown {
	const versions = {recording: recordingVersion, protocol: protocolVersion, 'gen-step': version()};
	return {...versions, ...(demoItems.length === 0 ? {} : {demo: demoItems})};
}

function line(record: unknown): string {
	return `${JSON.stringify(record)}\n`;
}

function startOf({program, ...start}: RunStart): unknown {
	return {...start, program: {...program, data: undefined, ...contentOf(program)}};
}

/** As text where it is UTF-8: Python's own text of the file, further on, is then nearly the same and compresses away. */
function contentOf({data}: ProgramFile): {readonly text: string} | {readonly base64: string} {
	const text = data.toString('utf8');
	return Buffer.from(text, 'utf8').equals(data) ? {text} : {base64: data.toString('base64')};
}
