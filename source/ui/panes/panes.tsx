import {personId} from '../../engine/stage.ts';
import type {Snapshot} from '../../session/contract.ts';
import {frameName} from '../../wording/name.ts';
import type {PaneId} from '../layout.ts';
import type {Store} from '../store/use-store.ts';
import {useStore} from '../store/use-store.ts';
import type {Theme} from '../theme.ts';
import {clientFrame, statementRows} from './client-rows.ts';
import {cycleRows} from './cycle-rows.ts';
import {eventRows} from './event-rows.ts';
import {frameRows} from './frames/rows.ts';
import {outputRows} from './output-rows.ts';
import {inside, Pane} from './pane.tsx';
import {sourceRows} from './source-rows.ts';

/** What every pane is given: where to read, and its place. */
export interface PlacedProps {
	readonly store: Store<Snapshot>;
	readonly theme: Theme;
	readonly width: number;
	readonly height: number;
	readonly first: boolean;
	readonly last: boolean;
}

/** The rows of the source in which a frame stands. */
function frameSource(
	snapshot: Pick<Snapshot, 'state' | 'sources'>,
	id: number | null,
	sign: string,
	props: PlacedProps,
): string[] {
	const {state, sources} = snapshot;
	const frame = id === null ? undefined : state.frames.get(id);
	const code = frame && state.codes.get(frame.code);
	const text = code && sources.get(code.file);
	if (!frame || !code || text === undefined) {
		return [];
	}

	const lit = frame.status === 'closed' ? null : frame.lit;
	const from = code.kind === 'module' ? {} : {from: code.line};
	return sourceRows({text, line: frame.line, lit, sign, ...from}, inside(props.width), props.height, props.theme);
}

function Client(props: PlacedProps) {
	const {store, width, height, theme} = props;
	const driving = useStore(store, snapshot => snapshot.driving);
	const items = useStore(store, snapshot => snapshot.queue);
	const sources = useStore(store, snapshot => snapshot.sources);
	const state = useStore(store, snapshot => snapshot.state);
	if (driving?.kind === 'expression') {
		const queue = items.flatMap(item => (item.kind === 'command' ? [item.command] : []));
		const view = {opening: driving.expression, statements: state.statements, queue};
		return <Pane {...props} title="client: you" rows={statementRows(view, inside(width), height, theme)} />;
	}

	const frame = clientFrame(state);
	const name = frameName(state, frame);
	const title = frame === null || name === 'client' ? 'client' : `client: ${name}`;
	return <Pane {...props} title={title} rows={frameSource({state, sources}, frame, '▸', props)} />;
}

function Source(props: PlacedProps) {
	const state = useStore(props.store, snapshot => snapshot.state);
	const sources = useStore(props.store, snapshot => snapshot.sources);
	const name = state.active === null || state.active === personId ? '' : `: ${frameName(state, state.active)}`;
	return <Pane {...props} title={`source${name}`} rows={frameSource({state, sources}, state.active, '▶', props)} />;
}

function Cycle(props: PlacedProps) {
	const corner = useStore(props.store, snapshot => snapshot.state.corner);
	return <Pane {...props} title="cycle" rows={cycleRows(corner, inside(props.width), props.height, props.theme)} />;
}

function Frames(props: PlacedProps) {
	const {store, width, height, theme} = props;
	const state = useStore(store, snapshot => snapshot.state);
	const sources = useStore(store, snapshot => snapshot.sources);
	return <Pane {...props} title="frames" rows={frameRows({state, sources, width: inside(width), theme}, height)} />;
}

function Events(props: PlacedProps) {
	const {store, width, height, theme} = props;
	// The log grows while its object stays the same: its length tells of the change.
	useStore(store, snapshot => snapshot.history.length);
	const history = useStore(store, snapshot => snapshot.history);
	const state = useStore(store, snapshot => snapshot.state);
	return <Pane {...props} title="events" rows={eventRows({history, state}, inside(width), height, theme)} />;
}

function Output(props: PlacedProps) {
	const {store, width, height, theme} = props;
	const history = useStore(store, snapshot => snapshot.history);
	const outputs = useStore(store, snapshot => snapshot.state.outputs);
	return <Pane {...props} title="output" rows={outputRows(history, outputs, inside(width), height, theme)} />;
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
