import { Module, type FactoryProvider, type Type } from '@nestjs/common';
import { Accounts, Channels, Invitations, Passwords, People, Sessions, SignIn } from '@app/community';
import { Config, Database, Signals } from '@app/platform';
import { PeopleController } from './people.controller';

/** The community library knows nothing of Nest: what its classes are made of is written here. */
function provide<Part, Needs extends unknown[]>(
  part: new (...needs: Needs) => Part,
  ...inject: { [Index in keyof Needs]: Type<Needs[Index]> }
): FactoryProvider<Part> {
  return { provide: part, inject: [...inject], useFactory: (...needs: Needs) => new part(...needs) };
}

@Module({
  controllers: [PeopleController],
  providers: [
    Passwords,
    provide(Channels, Database, Signals),
    provide(Sessions, Database, Signals),
    provide(SignIn, Database, Passwords, Config),
    provide(Invitations, Database, Passwords, Config),
    provide(Accounts, Database, Passwords, Sessions, Config),
    provide(People, Database),
  ],
  exports: [Accounts, Channels, Invitations, People, Sessions, SignIn],
})
export class CommunityModule {}
