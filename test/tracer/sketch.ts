import type {Stage} from '../../source/engine/stage.ts';
import {frameName} from '../../source/wording/index.ts';
import {type Drive, run} from './run.ts';

/** The stages of a program, one short line each: kind, frame and what moved; without lines that ran and objects made. */
export async function sketch(python: string | undefined, text: string, drive?: Drive): Promise<string[]> {
	const lines: string[] = [];
	const {problem, tracerProblem, ending} = await run(
		python,
		text,
		(stage, names) => {
			const told = move(stage, id => frameName({names}, id));
			if (told !== null) lines.push(`${stage.kind} ${frameName({names}, stage.frame)} ${told}`.trimEnd());
		},
		drive,
	);
	if (problem ?? tracerProblem) throw new Error((problem ?? tracerProblem)?.message);
	if (ending.kind !== 'exit' && ending.kind !== 'stopped') throw new Error(JSON.stringify(ending));
	return lines;
}

type Name = (id: number | null) => string;

const shown = (stage: {readonly value?: {repr: string}; readonly exception?: {repr: string}}): string =>
	stage.exception === undefined ? (stage.value?.repr ?? '?') : `!${stage.exception.repr.replace(/,\)$/, ')')}`;

/** null: not told in these tables. */
function move(stage: Stage, name: Name): string | null {
	switch (stage.kind) {
		case 'evaluate':
		case 'create':
		case 'end':
		case 'spawn':
		case 'wake':
		case 'suspend':
		case 'cancel':
		case 'done':
		case 'choose':
			return null;
		case 'output':
			return stage.text.startsWith('==') ? stage.text.trimEnd() : null;
		case 'call':
			return `${stage.asker ?? ''} ${stage.method ?? ''} -> ${name(stage.to)}`.trimStart();
		case 'push':
			return stage.start && stage.exception === undefined ? 'start' : shown(stage);
		case 'forward':
			return `${shown(stage)} -> ${stage.to === null ? (stage.delegatee?.type ?? '?') : name(stage.to)}`;
		case 'delegate':
		case 'drop':
			return '';
		case 'refuse':
			return stage.exception === undefined ? 'finished' : shown(stage);
		case 'assign':
			return `${stage.target} = ${shown(stage)}`;
		case 'yield':
			return `${shown(stage)} -> ${name(stage.to)}`;
		case 'return':
			return stage.as === null ? null : `${shown(stage)}${stage.as === undefined ? '' : ` as ${stage.as}`}`;
		case 'result':
			return shown(stage.outcome.way === 'value' ? stage.outcome : {exception: stage.outcome.exception});
		default:
			return shown(stage);
	}
}
