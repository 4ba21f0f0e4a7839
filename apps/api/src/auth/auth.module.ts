import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { CommunityModule } from '../community/community.module';
import { AccessGuard } from './access.guard';
import { AuthController } from './auth.controller';
import { Credentials } from './credential';
import { InvitationController } from './invitation.controller';
import { MeController } from './me.controller';
import { RouteAccess } from './route-access';
import { SessionDoor } from './session-door';
import { SessionStrategy } from './session.strategy';
import { SessionsController } from './sessions.controller';
import { SignInStrategy } from './sign-in.strategy';

/** Who is asking: sessions, sign-in, and the guard before every route of the application. */
@Module({
  imports: [CommunityModule, PassportModule, DiscoveryModule],
  controllers: [AuthController, SessionsController, InvitationController, MeController],
  providers: [
    Credentials,
    SessionDoor,
    SessionStrategy,
    SignInStrategy,
    RouteAccess,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [RouteAccess, SessionDoor],
})
export class AuthModule {}
