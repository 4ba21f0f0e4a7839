export { Config, readConfig } from './config';
export {
  brokenConstraint,
  createDataSource,
  Database,
  isConnectionFailure,
  isFaultOfValues,
  isUnkeepableText,
  type Sql,
} from './database';
export {
  freePort,
  runningEmbeddedPostgres,
  startEmbeddedPostgres,
  type RunningPostgres,
} from './embedded-postgres';
export { GroupCommit } from './group-commit';
export { newId } from './ids';
export { SIGNAL_SQL, Signals, type SignalName, type SignalPayloads } from './signals';
