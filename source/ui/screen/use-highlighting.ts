import {useEffect, useMemo, useState} from 'react';
import type {Highlight} from '../terminal/theme/syntax.ts';
import type {Theme} from '../terminal/theme/theme.ts';

/** The theme with the words of the source in colours of their own, once the highlighter is loaded: after the first frame. */
export function useHighlighting(theme: Theme, isUnused: boolean): Theme {
	const [highlight, setHighlight] = useState<Highlight | null>(null);
	const isWanted = theme.syntax !== null && !isUnused;
	useEffect(() => {
		let isLeft = false;
		if (isWanted) {
			void import('../panes/highlight/highlight-python.ts').then(({createHighlight}) => {
				if (!isLeft) setHighlight(() => createHighlight());
			});
		}

		return () => {
			isLeft = true;
		};
	}, [isWanted]);
	return useMemo(() => (highlight === null ? theme : {...theme, highlight}), [theme, highlight]);
}
