import {createClientReport} from './client-report.ts';
import {createJsonReport} from './json-report.ts';
import {createLogReport} from './log-report.ts';
import {createMarkdownReport} from './markdown-report.ts';
import {createMermaidReport} from './mermaid-report.ts';
import type {Report} from './report.ts';
import {createTableReport} from './table-report.ts';
import type {Writer} from './writer.ts';

/** The reports that word stages; `output` words nothing and is the program's own. */
export const reports: Readonly<Record<string, (writer: Writer) => Report>> = {
	log: createLogReport,
	table: createTableReport,
	json: createJsonReport,
	client: createClientReport,
	mermaid: createMermaidReport,
	markdown: createMarkdownReport,
};
