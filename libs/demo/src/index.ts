export { Directory } from './directory';
export { generateSchool } from './generate-school';
export { DEMO_ACCOUNTS, DEMO_PASSWORD, seedDemo } from './seed-demo';
