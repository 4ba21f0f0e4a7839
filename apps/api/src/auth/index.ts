export { CurrentPrincipal } from './current-principal';
export { Credentials } from './credential';
export { Public, Requires, SignedIn } from './access';
export { AuthModule } from './auth.module';
export { RouteAccess, type Route } from './route-access';
export type { SignedInRequest } from './session.strategy';
