import {useSyncExternalStore} from 'react';

/** Something that holds one value and tells when it is another. */
export interface Store<T> {
	readonly get: () => T;
	readonly subscribe: (listener: () => void) => () => void;
}

/** The part of a store that `select` picks; renders again only when that part is another. */
export function useStore<T, Part>(store: Store<T>, select: (value: T) => Part): Part {
	return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
