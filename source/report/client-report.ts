import type {Statement} from '../engine/state.ts';
import {clientFunction} from '../wording/index.ts';
import type {Report} from './report.ts';
import type {Writer} from './writer.ts';

/** The person's commands as a Python function that repeats them. Held back until the end. */
export function createClientReport(writer: Writer): Report {
	const statements: Statement[] = [];
	return {
		take(stage) {
			if ((stage.kind !== 'call' && stage.kind !== 'result') || stage.statement === undefined) return;
			const outcome = stage.kind === 'result' ? stage.outcome : null;
			// A result completes its call's statement; the one that made the generator had no call.
			if (outcome !== null && statements.at(-1)?.outcome === null) statements.pop();
			statements.push({text: stage.statement, outcome});
		},
		end() {
			for (const line of clientFunction(statements)) writer.line(line);
		},
	};
}
