import type {DemoItem} from './demo/demo-item.ts';
import type {Driving} from './driving.ts';
import type {Recording} from './recording/recording.ts';
import type {RunStart} from './recording/transcript.ts';
import type {Goal} from './until/goal.ts';

/** What a session is made with. */
export interface SessionOptions extends RunStart {
	/** What to drive at once; absent: the person chooses. */
	readonly driving?: Driving;
	/** Where the program is to be at first; absent: before its first line, or at the client's first turn. */
	readonly until?: Goal;
	/** Items of a demo for the person to play. */
	readonly demoItems?: readonly DemoItem[];
	/** Play this instead of a Python. The other options are those that it was made with. */
	readonly recording?: Recording;
}
