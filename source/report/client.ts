import type {Statement} from '../engine/state.ts';
import {clientFunction} from '../wording/index.ts';
import type {Report} from './report.ts';
import type {Writer} from './writer.ts';

/** The person's commands as a Python function that repeats them. Held back until the end. */
export function createClientReport(writer: Writer): Report {
	let statements: readonly Statement[] = [];
	return {
		take(_stage, state) {
			statements = state.statements;
		},
		end() {
			for (const line of clientFunction(statements)) writer.line(line);
		},
	};
}
