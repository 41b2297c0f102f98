/** Folds a diagram that would be too long to be read. */

import type {FrameId} from '../protocol/index.ts';

/** One line of the diagram. `shape`: the same for lines that differ in their values only. */
export interface DiagramLine {
	readonly frames: readonly FrameId[];
	readonly text: string;
	readonly shape: string;
}

/** More lines than this nobody reads, and mermaid takes long to draw. */
export const MAX_LINES = 400;

/** Of so many calls of the same shape in a row, the first and the last are shown. */
const MIN_ALIKE = 4;

/** All lines of the blocks; those of blocks alike are replaced by a note, then what is in the middle of too many. */
export function foldBlocks(blocks: readonly (readonly DiagramLine[])[], most: number): readonly DiagramLine[] {
	const lines: DiagramLine[] = [];
	for (let index = 0; index < blocks.length; ) {
		const alike = countAlike(blocks, index);
		const block = blocks[index] ?? [];
		lines.push(...block);
		if (alike >= MIN_ALIKE) {
			lines.push(gap(block, `${alike - 2} more calls like this`), ...(blocks[index + alike - 1] ?? []));
			index += alike;
		} else index += 1;
	}
	if (lines.length <= most) return lines;
	const left = lines.slice(0, Math.ceil(most / 2));
	const right = lines.slice(lines.length - Math.floor(most / 2));
	const skipped = (lines.length - left.length - right.length).toLocaleString('en');
	return [...left, gap(left.slice(-1), `${skipped} more lines`), ...right];
}

/** How many blocks from one on have the same shape. */
function countAlike(blocks: readonly (readonly DiagramLine[])[], from: number): number {
	const shape = shapeOf(blocks[from]);
	let count = 1;
	while (from + count < blocks.length && shapeOf(blocks[from + count]) === shape) count += 1;
	return count;
}

function shapeOf(block: readonly DiagramLine[] = []): string {
	return block.map(({shape}) => shape).join('\n');
}

function gap(block: readonly DiagramLine[], text: string): DiagramLine {
	const frames = [...new Set(block.flatMap(({frames: each}) => each))];
	const ends = [...new Set([frames[0] ?? 0, frames.at(-1) ?? 0])];
	const line = `Note over ${ends.map(frame => `f${frame}`).join(',')}: ${text}`;
	return {frames: ends, text: line, shape: line};
}
