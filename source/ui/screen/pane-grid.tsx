/** All panes as an Ink component, each at its place in the layout. */

import {Box} from 'ink';
import type {Snapshot} from '../../session/contract.ts';
import {panes} from '../panes/pane-components.tsx';
import type {Ui} from '../state/ui.ts';
import type {Store} from '../state/use-store.ts';
import type {Theme} from '../terminal/theme/theme.ts';
import type {Band, Layout} from './layout.ts';

interface Shared {
	readonly store: Store<Snapshot>;
	readonly ui: Store<Ui>;
	readonly theme: Theme;
	readonly bar: boolean;
}

function BandOf({band, ...shared}: Shared & {readonly band: Band}) {
	return (
		<Box>
			{band.map(box => (
				<Box key={box.panes[0]?.id} flexDirection="column" width={box.width}>
					{box.panes.map(({id, rows}, index) => {
						const Pane = panes[id];
						return (
							<Pane
								key={id}
								{...shared}
								width={box.width}
								height={rows}
								first={index === 0}
								last={index === box.panes.length - 1}
							/>
						);
					})}
				</Box>
			))}
		</Box>
	);
}

/** All panes, each at the place that the layout gives it. */
export function PaneGrid({place, ...given}: Omit<Shared, 'bar'> & {readonly place: Layout}) {
	const shared = {...given, bar: place.bar === 0};
	return (
		<Box height={place.body} flexShrink={0}>
			{place.sections.map(bands => (
				<Box key={bands[0]?.[0]?.panes[0]?.id} flexDirection="column">
					{bands.map(band => (
						<BandOf key={band[0]?.panes[0]?.id} band={band} {...shared} />
					))}
				</Box>
			))}
		</Box>
	);
}
