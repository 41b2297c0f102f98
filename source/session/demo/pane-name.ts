/** The panes of the screen, as a demo calls them. */
export const paneNames = ['client', 'source', 'cycle', 'frames', 'tasks', 'lanes', 'events', 'output'] as const;

export type PaneName = (typeof paneNames)[number];
