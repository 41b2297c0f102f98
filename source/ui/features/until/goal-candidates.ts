import type {Snapshot} from '../../../session/contract.ts';
import {functionNames} from '../../../session/until/doubt.ts';
import {goalPlace} from '../../../session/until/goal-place.ts';
import {goalWords, stageWords} from '../../../session/until/parse-goal.ts';
import {isFile} from '../../../session/until/stage-test.ts';
import {nameText} from '../../../wording/frame-name.ts';

/** No more frames of one name are offered: the last ones. */
const MAX_FRAMES = 20;

/** Exceptions that programs with generators raise, besides those that the source names. */
const EXCEPTIONS = [
	...['StopIteration', 'StopAsyncIteration', 'GeneratorExit', 'RuntimeError', 'ValueError', 'TypeError', 'KeyError'],
	...['IndexError', 'AttributeError', 'OSError', 'CancelledError', 'TimeoutError', 'KeyboardInterrupt'],
];

/** The word of a goal that is being typed. */
export function goalWordBefore(text: string): string {
	return /\S*$/.exec(text)?.[0] ?? '';
}

/** What the word of a goal after `text` may be: a kind of goal or a function at first, then what that goal takes. */
export function goalCandidates(text: string, snapshot: Snapshot): readonly string[] {
	const [word = ''] = text.trimStart().split(/\s+/);
	const isFirst = !/^\s*\S+\s/.test(text);
	const {sources, state} = snapshot;
	const functions = functionNames(sources.values());
	if (isFirst) {
		const place = /^(.+):\d*$/.exec(word)?.[1];
		if (place !== undefined) return linesOf(place, snapshot);
		if (/^\d/.test(word)) return lineNumbers(snapshot);
		const numbered = frameNames(snapshot).filter(name => name.includes('#'));
		return [...goalWords, ...stageWords, ...functions, ...numbered, ...fileNames(snapshot)];
	}

	switch (word) {
		case 'line':
			return lineNumbers(snapshot);
		case 'function':
			return functions;
		case 'frame':
			return frameNames(snapshot);
		case 'raise':
			return [
				...EXCEPTIONS,
				...raisedIn([...sources.values()]),
				...(state.ended?.exception ? [state.ended.exception.type] : []),
			];
		default:
			return [];
	}
}

/** The names of the frames that were met. */
export function frameNames({history}: Pick<Snapshot, 'history'>): readonly string[] {
	return [...history.names.latest()].flatMap(({name, number}) =>
		Array.from({length: Math.min(number, MAX_FRAMES)}, (_, index) => nameText({name, number: number - index})),
	);
}

/** The lines of the file on show that have code. */
function lineNumbers({state, history, sources}: Snapshot): readonly string[] {
	return codeLines(sources.get(goalPlace(state, history, sources).file));
}

/** The lines of a named file, after its name. */
function linesOf(file: string, {sources}: Snapshot): readonly string[] {
	const found = [...sources].find(([path]) => isFile(path, file));
	return codeLines(found?.[1]).map(line => `${file}:${line}`);
}

/** The numbers of the lines that have code. */
function codeLines(text = ''): readonly string[] {
	return text.split('\n').flatMap((line, index) => (/^\s*(?:#|$)/.test(line) ? [] : [String(index + 1)]));
}

/** The files that were met, for a line in one of them. */
function fileNames({sources}: Snapshot): readonly string[] {
	return [...sources.keys()].map(path => `${path.split(/[\\/]/).at(-1)}:`);
}

/** The exceptions that texts name after `raise`, or as classes of their own. */
function raisedIn(texts: readonly string[]): readonly string[] {
	const found = /\braise[ \t]+([A-Z]\w*)|^[ \t]*class[ \t]+(\w+)\([\w., \t]*(?:Error|Exception)\b/gm;
	return texts.flatMap(text => [...text.matchAll(found)].map(([, raised, made]) => raised ?? made ?? ''));
}
