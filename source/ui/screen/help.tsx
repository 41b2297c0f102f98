/** The help as an Ink component. */

import {inside} from '../panes/border.ts';
import {Pane} from '../panes/pane.tsx';
import type {ScreenKind} from '../state/screen-kind.ts';
import type {Ui} from '../state/ui.ts';
import {type Store, useStore} from '../state/use-store.ts';
import type {Theme} from '../terminal/theme/theme.ts';
import {helpRows} from './help-rows.ts';

export interface HelpProps {
	readonly ui: Store<Ui>;
	readonly screen: ScreenKind;
	readonly width: number;
	readonly height: number;
	readonly theme: Theme;
}

/** All the keys over the whole body; it scrolls where there are more than fit. */
export function Help({ui, screen, width, height, theme}: HelpProps) {
	const top = useStore(ui, value => value.helpTop);
	const all = helpRows(screen, inside(width), theme);
	const room = height - 2;
	const first = Math.max(0, Math.min(top, all.length - room));
	const more = all.length - first - room;
	const title =
		all.length <= room
			? 'keys: any key closes this'
			: `keys: ↑↓ scroll${more > 0 ? `, ${more} more below` : ''}; any other key closes this`;
	return (
		<Pane title={title} width={width} height={room} first last rows={all.slice(first, first + room)} theme={theme} />
	);
}
