import { SetMetadata } from '@nestjs/common';
import type { Action, SchoolAction } from '@app/policy';

/** Who may call a route, before the object it is about is known. */
export type Access =
  | { readonly to: 'public' }
  | { readonly to: 'signed-in' }
  | { readonly to: 'holders'; readonly anyOf: readonly (Action | SchoolAction)[] };

const ACCESS = 'parvis:access';

/** Anyone, signed in or not. */
export const Public = (): MethodDecorator => declare({ to: 'public' });

/** Whoever has a session. */
export const SignedIn = (): MethodDecorator => declare({ to: 'signed-in' });

/** Whoever could ever do one of these actions somewhere in the school; what the object allows is checked further in. */
export const Requires = (...anyOf: [Action | SchoolAction, ...(Action | SchoolAction)[]]): MethodDecorator =>
  declare({ to: 'holders', anyOf });

/** What a handler declares; undefined is refused. */
export function accessOf(handler: object): Access | undefined {
  return Reflect.getMetadata(ACCESS, handler) as Access | undefined;
}

function declare(access: Access): MethodDecorator {
  return (target, name, descriptor) => {
    if (typeof descriptor.value === 'function' && accessOf(descriptor.value) !== undefined)
      throw new Error(`${target.constructor.name}.${String(name)} declares its access twice.`);
    SetMetadata(ACCESS, access)(target, name, descriptor);
  };
}
