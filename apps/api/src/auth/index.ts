export { CurrentPrincipal } from './current-principal';
export { Credentials } from './credential';
export { Public, Requires } from './access';
export { AuthModule } from './auth.module';

export type { SignedInRequest } from './session.strategy';
