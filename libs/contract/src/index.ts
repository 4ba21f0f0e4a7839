export * from './states';
export * from './problems';
export type * from './events';
