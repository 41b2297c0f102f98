import {realpathSync} from 'node:fs';
import path from 'node:path';
import {pythons} from '../helpers/pythons.ts';

/** A Python that recordings are made of. */
export interface RecordedPython {
	/** The name of its folder of recordings: `3.8`, or `3.14-embedded`. */
	readonly name: string;
	/** Absent: the embedded one. */
	readonly file?: string;
	/** Its folder of installation, which must not get into a recording. */
	readonly prefix?: string;
}

/** The one that the others are compared with. */
export const embedded: RecordedPython = {name: '3.14-embedded'};

/** All Pythons found here, the oldest first. */
export const recordedPythons: readonly RecordedPython[] = [
	...pythons.map(({file, version}) => ({name: version, file, prefix: path.dirname(path.dirname(realpathSync(file)))})),
	embedded,
];
