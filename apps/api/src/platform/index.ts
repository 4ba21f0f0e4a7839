export { PerMinute } from './per-minute';
export { PlatformModule, type Ground } from './platform.module';
export { provide } from './provide';
