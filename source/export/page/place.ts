/** The place in a run as the end of a link: `#stage-14`, or `#branch-2-stage-14` where there are branches. */

import type {Session, Snapshot} from '../../session/contract.ts';

/** The end of a link to what is shown. */
export function placeOf({state, branches, branch}: Snapshot): string {
	return `#${branches.length > 1 ? `branch-${branch + 1}-` : ''}stage-${state.position}`;
}

/** Goes where a link leads: without a branch to the newest one, and to its first stage where it names none. */
export function goTo(place: string, session: Session): void {
	const [, branch, stage = '1'] = /^#(?:branch-(\d{1,9})-)?stage-(\d{1,9})$/.exec(place) ?? [];
	const {branches, branch: shown} = session.snapshot();
	const wanted = Math.min(branch === undefined ? branches.length : Math.max(1, Number(branch)), branches.length) - 1;
	if (wanted !== shown) session.visit(wanted);
	session.seek(Math.min(Number(stage), session.snapshot().history.length));
}
