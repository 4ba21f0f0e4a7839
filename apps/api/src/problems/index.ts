export { IdPipe } from './id.pipe';
export { answerProblem, ProblemFilter } from './problem.filter';
export { validationPipe } from './validation';
