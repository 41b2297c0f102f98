import {useRef, useSyncExternalStore} from 'react';
import type {Snapshot} from '../../session/contract.ts';
import type {Ui} from '../state/ui.ts';
import type {Store} from '../state/use-store.ts';
import type {PreferredHeights} from './layout.ts';
import {preferredHeights, samePreferredHeights} from './preferred-heights.ts';

/** How many rows the panes could use; renders again only when that is another. */
export function usePreferredHeights(store: Store<Snapshot>, ui: Store<Ui>): PreferredHeights {
	const last = useRef<PreferredHeights | null>(null);
	const subscribe = (listener: () => void): (() => void) => {
		const stops = [store.subscribe(listener), ui.subscribe(listener)];
		return () => {
			for (const stop of stops) stop();
		};
	};

	return useSyncExternalStore(subscribe, () => {
		const demand = preferredHeights(store.get(), ui.get());
		if (last.current === null || !samePreferredHeights(demand, last.current)) last.current = demand;

		return last.current;
	});
}
