import type {Snapshot} from '../../../session/contract.ts';
import type {Goal} from '../../../session/until/goal.ts';
import {goalPlace} from '../../../session/until/goal-place.ts';
import {parseGoal} from '../../../session/until/parse-goal.ts';
import {isFile} from '../../../session/until/stage-test.ts';
import {textOf} from '../../input/line-editor.ts';
import type {Prompt} from '../../state/prompt.ts';

/** What the goal means that is being typed in a prompt: one sentence. Null: it is no goal yet, or none is asked for. */
export function goalPreview({about, line}: Prompt, snapshot: Snapshot): string | null {
	const text = textOf(line);
	if (about.kind !== 'until' || text.trim() === '') return null;
	const goal = parseGoal(text);
	return typeof goal === 'string' ? null : meaning(goal, snapshot);
}

function meaning(goal: Goal, {state, history, sources}: Snapshot): string {
	switch (goal.kind) {
		case 'line': {
			const {file} = goalPlace(state, history, sources);
			const found = [...sources].find(([path]) => isFile(path, goal.file ?? file));
			const code = found?.[1].split('\n')[goal.line - 1]?.trim() ?? '';
			return `Until line ${goal.line} is about to run${code === '' ? '.' : `: ${code}`}`;
		}

		case 'function':
			return `Until a frame of ${goal.name} starts, or is resumed.`;
		case 'frame':
			return `Until the next stage of ${goal.name ?? 'the frame at work'}.`;
		case 'raise':
			return `Until ${goal.type ?? 'an exception'} leaves a frame or is caught.`;
		case 'output':
			return `Until the program prints ${goal.text}`;
		case 'log':
			return `Until a row of the log holds ${goal.text}`;
		case 'stage':
			return `Until the next stage ${goal.stage}.`;
		case 'end':
			return 'Until the end of the program.';
		default:
			return goal satisfies never;
	}
}
