export * from './vocabulary';
export { GRANT_NAMES, GRANTS, VIGILANCE_RESTRICTIONS, type Grant } from './grants';
export {
  allowedActions,
  allowedSchoolActions,
  can,
  canInSchool,
  couldEver,
  grantOf,
  type Facts,
} from './can';
