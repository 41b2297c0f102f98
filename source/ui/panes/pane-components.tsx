import type {Snapshot} from '../../session/contract.ts';
import type {PaneId} from '../state/pane-size.ts';
import {scrolledBy} from '../state/scroll.ts';
import type {Ui} from '../state/ui.ts';
import type {Store} from '../state/use-store.ts';
import {useStore} from '../state/use-store.ts';
import {Pane} from './pane.tsx';
import {
	clientContent,
	cycleContent,
	eventsContent,
	type Focus,
	framesContent,
	outputContent,
	type PanePlace,
	sourceContent,
} from './pane-contents.ts';

/** What every pane is given: where to read, and its place. */
export interface PlacedProps extends PanePlace {
	readonly store: Store<Snapshot>;
	readonly ui: Store<Ui>;
	readonly first: boolean;
	readonly last: boolean;
}

function useFocus({store, ui}: PlacedProps, id: PaneId): Focus {
	const state = useStore(store, snapshot => snapshot.state);
	return {
		by: useStore(ui, ({scrolled}) => scrolledBy(scrolled, id, state)),
		focused: useStore(ui, ({focus}) => focus === id),
		predicting: useStore(ui, ({predicting}) => predicting !== null),
	};
}

// Each pane reads only what it shows of a snapshot, and renders again only when that is another.

function Client(props: PlacedProps) {
	const {store} = props;
	const seen = {
		driving: useStore(store, snapshot => snapshot.driving),
		waiting: useStore(store, snapshot => snapshot.waiting),
		demoItems: useStore(store, snapshot => snapshot.demoItems),
		state: useStore(store, snapshot => snapshot.state),
		sources: useStore(store, snapshot => snapshot.sources),
	};
	return <Pane {...props} {...clientContent(seen, useFocus(props, 'client'), props)} />;
}

function Source(props: PlacedProps) {
	const {store} = props;
	const seen = {
		state: useStore(store, snapshot => snapshot.state),
		sources: useStore(store, snapshot => snapshot.sources),
	};
	return <Pane {...props} {...sourceContent(seen, useFocus(props, 'source'), props)} />;
}

function Cycle(props: PlacedProps) {
	const kind = useStore(props.store, ({state}) => state.stage?.kind ?? null);
	return <Pane {...props} {...cycleContent(kind, props)} />;
}

function Frames(props: PlacedProps) {
	const {store} = props;
	const seen = {
		state: useStore(store, snapshot => snapshot.state),
		sources: useStore(store, snapshot => snapshot.sources),
	};
	return <Pane {...props} {...framesContent(seen, useFocus(props, 'frames'), props)} />;
}

function Events(props: PlacedProps) {
	const {store, ui} = props;
	// The log grows while its object stays the same: its length tells of the change.
	useStore(store, snapshot => snapshot.history.length);
	const seen = {
		history: useStore(store, snapshot => snapshot.history),
		state: useStore(store, snapshot => snapshot.state),
		changedAt: useStore(store, snapshot => snapshot.changedAt),
	};
	const search = useStore(ui, value => value.search);
	return <Pane {...props} {...eventsContent(seen, search, useFocus(props, 'events'), props)} />;
}

function Output(props: PlacedProps) {
	const {store} = props;
	const seen = {
		history: useStore(store, snapshot => snapshot.history),
		state: useStore(store, snapshot => snapshot.state),
	};
	return <Pane {...props} {...outputContent(seen, useFocus(props, 'output'), props)} />;
}

/** The component of each pane. */
export const panes: Readonly<Record<PaneId, (props: PlacedProps) => React.JSX.Element>> = {
	client: Client,
	source: Source,
	cycle: Cycle,
	frames: Frames,
	events: Events,
	output: Output,
};
