export { PlatformModule, type Ground } from './platform.module';
export { provide } from './provide';
