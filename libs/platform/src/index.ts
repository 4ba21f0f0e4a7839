export { Config, readConfig } from './config';
export { createDataSource, Database, type Sql } from './database';
export {
  freePort,
  runningEmbeddedPostgres,
  startEmbeddedPostgres,
  type RunningPostgres,
} from './embedded-postgres';
export {
  brokenConstraint,
  isConnectionFailure,
  isFaultOfValues,
  isPassing,
  isUnkeepableText,
} from './faults';
export { GroupCommit } from './group-commit';
export { newId } from './ids';
export { SIGNAL_SQL, Signals, type SignalName, type SignalPayloads } from './signals';
