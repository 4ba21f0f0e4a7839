import type { FactoryProvider, InjectionToken, Type } from '@nestjs/common';

/** A provider for a class of our libraries, which know nothing of Nest: what it is made of is written here. */
export function provide<Part, Needs extends unknown[]>(
  part: new (...needs: Needs) => Part,
  ...inject: { [Index in keyof Needs]: Type<Needs[Index]> | InjectionToken<Needs[Index]> }
): FactoryProvider<Part> {
  return { provide: part, inject: [...inject], useFactory: (...needs: Needs) => new part(...needs) };
}
