/** What `--until` says: the goal that the program is to run to. */
import {doubt, type Goal, type ProgramFile, parseGoal, provisionalText} from '../session/index.ts';

/** Reads `--until`; a message where it cannot be understood, or never be reached in this program. */
export function readUntil(text: string, program: ProgramFile): Goal | {readonly message: string} {
	const goal = parseGoal(text);
	if (typeof goal === 'string') return {message: `--until: ${goal}${/[.…?]$/.test(goal) ? '' : '.'}`};
	if (goal.kind === 'frame' && goal.name === null) {
		return {message: '--until: frame needs a name here, for example "frame worker#2": nothing is at work yet.'};
	}
	const refusal = doubt(goal, {sources: new Map([[program.path, provisionalText(program)]]), file: program.path});
	return refusal === null ? goal : {message: `--until: ${refusal}`};
}
