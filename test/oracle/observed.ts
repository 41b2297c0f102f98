import {readProgram, runToEnd} from '../../source/session/index.ts';
import type {Pythons} from './check.ts';

type Options = Parameters<typeof runToEnd>[0];

/** Runs a program to its end and hands over its stages. Throws where it cannot be observed, or Python itself ends. */
export async function observed(
	file: string,
	{observed: python}: Pythons,
	told: Pick<Options, 'onStage' | 'withState'>,
): Promise<void> {
	const program = readProgram(file);
	if (!('data' in program)) throw new Error(program.message);
	const {problem, tracerProblem, ending} = await runToEnd({
		program,
		...(python === undefined ? {} : {python}),
		arguments: [],
		output: 'capture',
		...told,
	});
	const trouble = problem ?? tracerProblem;
	if (trouble !== null || ending.kind !== 'exit') throw new Error(trouble?.message ?? JSON.stringify(ending));
}
