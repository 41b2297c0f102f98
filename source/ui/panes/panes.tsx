import {personId} from '../../engine/stage.ts';
import type {Snapshot} from '../../session/contract.ts';
import {frameName} from '../../wording/name.ts';
import {positionBar} from '../bars/position.ts';
import {scrolledBy} from '../focus/scroll.ts';
import {clientView} from '../focus/spans.ts';
import type {PaneId} from '../layout.ts';
import {markedQuery, searchTitle} from '../search/search.ts';
import type {Ui} from '../store/ui.ts';
import type {Store} from '../store/use-store.ts';
import {useStore} from '../store/use-store.ts';
import {fill} from '../text/row.ts';
import type {Theme} from '../theme.ts';
import {inside, titleRoom} from './border.ts';
import {bytecodeRows} from './bytecode-rows.ts';
import {clientFrame, clientName, clientTitle, statementRows} from './client-rows.ts';
import {cycleRows} from './cycle-rows.ts';
import {eventRows} from './event-rows.ts';
import {frameRows} from './frames/rows.ts';
import {outputRows} from './output-rows.ts';
import {Pane} from './pane.tsx';
import {framePlace, sourceRows} from './source-rows.ts';

/** What every pane is given: where to read, and its place. */
export interface PlacedProps {
	readonly store: Store<Snapshot>;
	readonly ui: Store<Ui>;
	readonly theme: Theme;
	readonly width: number;
	readonly height: number;
	readonly first: boolean;
	readonly last: boolean;
	/** History as a line stands in the border of the events. */
	readonly bar: boolean;
}

/** How far a pane is scrolled, and whether it has the focus. */
function useFocus({store, ui}: PlacedProps, id: PaneId): {readonly by: number; readonly focused: boolean} {
	const state = useStore(store, snapshot => snapshot.state);
	return {
		by: useStore(ui, ({scrolled}) => scrolledBy(scrolled, id, state)),
		focused: useStore(ui, ({focus}) => focus === id),
	};
}

/** A pane with the rows of the source in which a frame stands. */
function FrameSource(props: {
	readonly placed: PlacedProps;
	readonly id: PaneId;
	readonly title: string;
	readonly frame: number | null;
	readonly sign: string;
	/** Rows at its end instead of the source. */
	readonly below?: readonly string[];
}) {
	const {placed, id, title, frame, sign, below = []} = props;
	const {store, width, height, theme} = placed;
	const state = useStore(store, snapshot => snapshot.state);
	const sources = useStore(store, snapshot => snapshot.sources);
	const {by, focused} = useFocus(placed, id);
	const place = framePlace({state, sources}, frame, sign);
	const source = place ? sourceRows({...place, by}, inside(width), height - below.length, theme) : [];
	const rows = below.length === 0 ? source : [...fill(source, 1, height - below.length), ...below];
	return <Pane {...placed} title={title} focused={focused} rows={rows} />;
}

function Client(props: PlacedProps) {
	const {store, width, height, theme} = props;
	const driving = useStore(store, snapshot => snapshot.driving);
	const waiting = useStore(store, snapshot => snapshot.waiting);
	const queue = useStore(store, snapshot => snapshot.queue);
	const state = useStore(store, snapshot => snapshot.state);
	const {by, focused} = useFocus(props, 'client');
	const room = titleRoom(width, focused);
	const view = clientView({driving, waiting, queue, state});
	if (view) {
		const rows = statementRows(view, inside(width), height, theme, by);
		return <Pane {...props} title={clientTitle(null, state, room)} focused={focused} rows={rows} />;
	}

	const frame = clientFrame(state);
	const title = clientTitle(clientName(state) ?? 'client', state, room);
	return <FrameSource placed={props} id="client" title={title} frame={frame} sign="▸" />;
}

function Source(props: PlacedProps) {
	const state = useStore(props.store, snapshot => snapshot.state);
	const name = state.active === null || state.active === personId ? '' : `: ${frameName(state, state.active)}`;
	const bytecode = bytecodeRows(state, inside(props.width), Math.floor(props.height / 2), props.theme);
	const title = `source${name}`;
	return <FrameSource placed={props} id="source" title={title} frame={state.active} sign="▶" below={bytecode} />;
}

function Cycle(props: PlacedProps) {
	const corner = useStore(props.store, snapshot => snapshot.state.corner);
	return <Pane {...props} title="cycle" rows={cycleRows(corner, inside(props.width), props.height, props.theme)} />;
}

function Frames(props: PlacedProps) {
	const {store, width, height, theme} = props;
	const state = useStore(store, snapshot => snapshot.state);
	const sources = useStore(store, snapshot => snapshot.sources);
	const {by, focused} = useFocus(props, 'frames');
	const rows = frameRows({state, sources, width: inside(width), theme}, height, by);
	return <Pane {...props} title="frames" focused={focused} rows={rows} />;
}

function Events(props: PlacedProps) {
	const {store, ui, width, height, theme, bar} = props;
	// The log grows while its object stays the same: its length tells of the change.
	const length = useStore(store, snapshot => snapshot.history.length);
	const history = useStore(store, snapshot => snapshot.history);
	const state = useStore(store, snapshot => snapshot.state);
	const changedAt = useStore(store, snapshot => snapshot.changedAt);
	const search = useStore(ui, value => value.search);
	const {by, focused} = useFocus(props, 'events');
	const view = {history, state, by, query: markedQuery(search), changedAt};
	const line = (columns: number) => positionBar({history, position: state.position, changedAt}, columns, theme);
	return (
		<Pane
			{...props}
			title={`events${searchTitle(search, state.position, length)}`}
			focused={focused}
			{...(bar ? {line} : {})}
			rows={eventRows(view, inside(width), height, theme)}
		/>
	);
}

function Output(props: PlacedProps) {
	const {store, width, height, theme} = props;
	const history = useStore(store, snapshot => snapshot.history);
	const outputs = useStore(store, snapshot => snapshot.state.outputs);
	const {by, focused} = useFocus(props, 'output');
	const rows = outputRows(history, outputs, inside(width), height, theme, by);
	return <Pane {...props} title="output" focused={focused} rows={rows} />;
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
