import {freeName, writeWholeFile} from '../session/index.ts';
import {svgOf} from './svg.ts';

/** Saves the rows of a screen in a file that is not there yet; gives a sentence. */
export function savePicture(rows: readonly string[], stage: number): string {
	const file = freeName(`stage-${stage}.svg`);
	return writeWholeFile(file, svgOf(rows, {title: `gen-step, stage ${stage}`})) ?? `Saved as ${file}.`;
}
