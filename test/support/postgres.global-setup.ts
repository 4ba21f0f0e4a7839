import { useTestPostgres } from './test-postgres';

export default useTestPostgres;
