/** What each pane can be scrolled over. */

import type {State, Statement} from '../../engine/state.ts';
import type {Snapshot} from '../../session/contract.ts';
import {drivenSource} from '../../session/loop-expression.ts';
import type {PersonCommand} from '../../session/person-command.ts';
import {frameName} from '../../wording/frame-name.ts';
import {namedValue} from '../../wording/named-stage.ts';
import type {PaneId} from '../state/pane-size.ts';
import type {Span} from '../state/scroll.ts';
import {type ClientView, clientFrame, statementSpan} from './client-rows.ts';
import {eventSpan} from './event-rows.ts';
import {framesSpan} from './frames/visible-frames.ts';
import {lanesSpan} from './lanes/visible-lanes.ts';
import {outputSpan} from './output-rows.ts';
import {frameSourceView, sourceSpan} from './source-rows.ts';
import {tasksSpan} from './tasks/task-tree.ts';

type ClientPart = Pick<Snapshot, 'driving' | 'waiting' | 'demoItems' | 'state'>;

/** What the client pane shows of a person; null: a frame of the file is the client. */
export function clientView({driving, waiting, demoItems, state}: ClientPart): ClientView | null {
	if (driving?.kind !== 'expression') return null;
	const commands = demoItems.flatMap((item): PersonCommand[] => (item.kind === 'command' ? [item.command] : []));
	const statements = state.statements.map(statement => namedStatement(statement, state));
	return {opening: drivenSource(driving.expression), statements, queue: [...waiting, ...commands]};
}

/** A frame in a result goes by its name here, too. */
function namedStatement(statement: Statement, state: State): Statement {
	const {outcome} = statement;
	if (outcome?.way !== 'value' || outcome.value.frame === undefined) return statement;
	return {...statement, outcome: {...outcome, value: namedValue(outcome.value, id => frameName(state, id))}};
}

const nothing: Span = {count: 0, height: 1, home: 0};

/** What a pane of a height can be scrolled over, as far as it matters for scrolling it `by` rows. */
export function spanOf(pane: PaneId, snapshot: Snapshot, height: number, by: number): Span {
	const {state, history} = snapshot;
	switch (pane) {
		case 'client': {
			const view = clientView(snapshot);
			const place = view ? null : frameSourceView(snapshot, clientFrame(state), '▸');
			return view ? statementSpan(view, height) : place ? sourceSpan(place, height) : nothing;
		}

		case 'source': {
			const place = frameSourceView(snapshot, state.active, '▶');
			return place ? sourceSpan(place, height) : nothing;
		}

		case 'frames':
			return framesSpan(state);
		case 'tasks':
			return tasksSpan(state);
		case 'lanes':
			return lanesSpan(snapshot);
		case 'events':
			return eventSpan(snapshot);
		case 'output':
			return outputSpan(history, state.outputs, height, by);
		default:
			return nothing;
	}
}
