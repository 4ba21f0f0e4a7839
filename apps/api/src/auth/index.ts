export { CurrentPrincipal } from './current-principal';
export { SessionDoor } from './session-door';
export { Public, Requires } from './access';
export { AuthModule } from './auth.module';

export type { SignedInRequest } from './session.strategy';
