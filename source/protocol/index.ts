export * from './observation.ts';
export * from './request.ts';
export * from './value.ts';
