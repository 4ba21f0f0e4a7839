export { Directory, type SchoolCard } from './directory';
export { generateSchool, type SchoolSizes } from './generate-school';
export { DEMO_ACCOUNTS, DEMO_PASSWORD, seedDemo } from './seed-demo';
