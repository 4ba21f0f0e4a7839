import { Module } from '@nestjs/common';
import { Accounts, Channels, Invitations, Passwords, People, Sessions, SignIn } from '@app/community';
import { Config, Database, Signals } from '@app/platform';
import { provide } from '../platform';
import { PeopleController } from './people.controller';

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
