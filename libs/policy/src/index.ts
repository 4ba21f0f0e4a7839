export * from './vocabulary';
export { GRANTS, VIGILANCE_RESTRICTIONS, type Grant } from './grants';
export {
  allowedActions,
  allowedSchoolActions,
  can,
  canInSchool,
  couldEver,
  grantOf,
  type Facts,
} from './can';
