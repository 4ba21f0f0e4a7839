import { leaveTestPostgres } from './test-postgres';

export default leaveTestPostgres;
