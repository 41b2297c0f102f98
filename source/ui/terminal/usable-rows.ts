import process from 'node:process';

/**
 * How many rows of a terminal a screen may fill. On Windows a screen as high as the window scrolls it (ink #969), so the last row
 * stays empty there.
 */
export function usableRows(rows: number, platform: string = process.platform): number {
	return platform === 'win32' ? Math.max(1, rows - 1) : rows;
}
