import process from 'node:process';
import {screenOf} from '../state/screen-kind.ts';
import {isPassing, type SnapshotView} from '../state/snapshot-view.ts';

/** Load Ink after so many milliseconds without input, so that the next key finds it ready. */
const TAKEOVER_DELAY = 1000;

/**
 * Waits until Ink has to take over from the first paint: Python came to rest, a key came, or the window
 * has another size. In the menu that is at once. Typed keys stay in stdin, for Ink to read.
 */
export async function waitForTakeover(view: SnapshotView): Promise<void> {
	const {stdin, stdout} = process;
	const atRest = (): boolean => screenOf(view.get()) === 'menu' || !isPassing(view.get());
	const stops: Array<() => void> = [];
	await new Promise<void>(resolve => {
		const look = (): void => {
			if (atRest()) resolve();
		};
		const timer = setTimeout(resolve, TAKEOVER_DELAY);
		stops.push(view.subscribe(look), () => clearTimeout(timer));
		stdin.once('readable', resolve);
		stdout.once('resize', resolve);
		stops.push(() => {
			stdin.off('readable', resolve);
			stdout.off('resize', resolve);
		});
		look();
	});
	for (const stop of stops) stop();
}
