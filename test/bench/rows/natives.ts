import {type Python, pythonOf} from '../../helpers/pythons.ts';
import type {Figure, Missing} from '../row.ts';

type Figures = ReadonlyArray<Figure | Missing>;

/** Measures with each of some versions; one that is not here, or fails, is a figure that is missing. */
export async function forNatives(
	versions: readonly string[],
	measure: (python: Python) => Promise<Figures>,
): Promise<Figures> {
	const figures: Array<Figure | Missing> = [];
	for (const version of versions) {
		const name = `CPython ${version}`;
		const python = pythonOf(version);
		if (python === undefined) figures.push({name, missing: 'it is not on this machine'});
		else figures.push(...(await measure(python).catch((error: Error) => [{name, missing: error.message}])));
	}

	return figures;
}
