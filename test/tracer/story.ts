import type {FrameNames} from '../../source/engine/frame-names.ts';
import {initialState, reduce} from '../../source/engine/reduce.ts';
import type {Stage} from '../../source/engine/stage.ts';
import type {State} from '../../source/engine/state.ts';
import {detail, frameName} from '../../source/wording/index.ts';
import {AnyCode} from '../helpers/any-code.ts';
import {run} from './run.ts';

/** The stages of a part of a program, in the words of the log, by the part's name. */
export type Story = ReadonlyMap<string, readonly string[]>;

/**
 * The whole story of a program, without the lines that ran. It prints `== NAME` where a part begins, and `?` where the
 * stacks of all generators at work are to be told.
 */
export async function story(python: string | undefined, text: string): Promise<Story> {
	const parts = new Map<string, string[]>();
	let lines: string[] = [];
	let isOver = false;
	let state = initialState(new AnyCode());
	const {problem, tracerProblem, ending} = await run(python, text, (stage, names) => {
		state = reduce(state, stage);
		// What CPython closes behind the end is told in a table of its own: `programs/at_exit.txt`.
		isOver ||= stage.kind === 'end';
		if (isOver) return;
		const name = (id: number | null): string => frameName({names}, id);
		const part = stage.kind === 'output' ? /^== (.*)\n/.exec(stage.text)?.[1] : undefined;
		if (part !== undefined) {
			lines = [];
			parts.set(part, lines);
		} else if (stage.kind === 'output' && stage.text === '?\n') lines.push(...stacks(state, names));
		else if (stage.kind !== 'evaluate' && !isReport(stage)) lines.push(lineOf(stage, name));
	});
	if (problem !== null || ending.kind !== 'exit') throw new Error(problem?.message ?? JSON.stringify(ending));
	if (tracerProblem !== null) lines.push(tracerProblem.message);
	return new Map([...parts].map(([part, told]) => [part, withoutDepth(told)]));
}

/** What CPython prints of exceptions has addresses and paths in it. */
const isReport = (stage: Stage): boolean => stage.kind === 'output' && stage.stream === 'stderr';

type Name = (id: number | null) => string;

function lineOf(stage: Stage, name: Name): string {
	const evidence = stage.evidence === 'derived' ? ' (derived)' : '';
	return `${stage.kind} ${name(stage.frame)} ${detail(stage, name).trimEnd()}${evidence}`;
}

function stacks({frames}: State, names: FrameNames): string[] {
	return [...frames.values()].flatMap(({id, status, stack}) => {
		if (status !== 'running' || names.codeOf(id)?.kind !== 'generator') return [];
		const held = stack?.map(({repr}) => repr).join(', ') ?? 'cannot be read';
		return [`  the stack of ${frameName({names}, id)}: ${held}`];
	});
}

/** A recursion as its first and last line: how deep it goes depends on the Python. */
function withoutDepth(lines: readonly string[]): string[] {
	const isDeep = (line = ''): boolean => /#\d{2,}/.test(line);
	return lines.flatMap((line, index) => {
		if (!isDeep(line)) return [line];
		return isDeep(lines[index - 1]) ? [] : [line.replaceAll(/#\d{2,}/g, '#…')];
	});
}
