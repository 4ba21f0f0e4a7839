export { IdPipe } from './id.pipe';
export { ProblemFilter } from './problem.filter';
export { validationPipe } from './validation';
