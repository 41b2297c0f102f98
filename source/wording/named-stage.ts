/** One name for one generator: the repr of a known frame's object says the frame's name. */

import type {Stage} from '../engine/stage.ts';
import type {FrameId, Value} from '../protocol/index.ts';

type Name = (frame: FrameId) => string;

/** `<generator gen>` or `<generator <genexpr>>`, whose name is that of its code: several frames may have it. */
const OBJECT_REPR = /^<(generator|coroutine|async_generator) \S+>$/;

/** The value with the name that `name` gives, if it is the object of a frame that is known. */
export function namedValue<Maybe extends Value | undefined>(value: Maybe, name: Name): Maybe {
	const kind = value?.frame === undefined ? undefined : OBJECT_REPR.exec(value.repr)?.[1];
	if (value?.frame === undefined || kind === undefined) return value;
	const known = name(value.frame);
	return known === 'unknown' ? value : {...value, repr: `<${kind} ${known}>`};
}

/** The stage with the names that `name` gives in the values that it moves, and on the stack that it saw. */
export function namedStage(stage: Stage, name: Name): Stage {
	const moved = withNamedMove(stage, name);
	const stack = stage.seen?.stack;
	return stack ? {...moved, seen: {...moved.seen, stack: stack.map(value => namedValue(value, name))}} : moved;
}

function withNamedMove(stage: Stage, name: Name): Stage {
	switch (stage.kind) {
		case 'call':
			return stage.argument === undefined ? stage : {...stage, argument: namedValue(stage.argument, name)};
		case 'push':
		case 'forward':
		case 'assign':
		case 'discard':
		case 'use':
		case 'catch':
			return stage.value === undefined ? stage : {...stage, value: namedValue(stage.value, name)};
		case 'yield':
		case 'return':
			return {...stage, value: namedValue(stage.value, name)};
		case 'delegate':
			return stage.to === undefined ? stage : {...stage, to: namedValue(stage.to, name)};
		case 'result':
			return stage.outcome.way === 'value'
				? {...stage, outcome: {...stage.outcome, value: namedValue(stage.outcome.value, name)}}
				: stage;
		default:
			return stage;
	}
}
