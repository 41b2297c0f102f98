import process from 'node:process';
import {screenOf} from '../state/screen-kind.ts';
import {isPassing, type SnapshotView} from '../state/snapshot-view.ts';

/** Whoever looks at one picture for so long is to find everything awake, in milliseconds. */
const patience = 1000;

/**
 * Waits until there is more to be done than to show what Python does by itself: it came to rest, a key came, the window
 * has another size. In the menu there is always something. What was typed stays where it is, for whoever reads it.
 */
export async function waitForTakeover(view: SnapshotView): Promise<void> {
	const {stdin, stdout} = process;
	const atRest = (): boolean => screenOf(view.get()) === 'menu' || !isPassing(view.get());
	const stops: Array<() => void> = [];
	await new Promise<void>(resolve => {
		const look = (): void => {
			if (atRest()) resolve();
		};
		const timer = setTimeout(resolve, patience);
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
