import {existsSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** A Chromium of this machine; undefined: there is none. */
export const chromiumPath = ['chromium', 'chromium-browser', 'google-chrome', 'chrome']
	.flatMap(name => (process.env['PATH'] ?? '').split(path.delimiter).map(place => path.join(place, name)))
	.find(existsSync);
