export { Directory, type SchoolCard } from './directory';
export { generateSchool, type SchoolSizes } from './generate-school';
export { DEMO_PASSWORD, seedDemo } from './seed-demo';
