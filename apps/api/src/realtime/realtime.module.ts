import { Module } from '@nestjs/common';
import { AuthModule } from '../auth';
import { CommunityModule } from '../community/community.module';
import { MessagesModule } from '../messages/messages.module';
import { DeliveryGateway } from './gateway';

@Module({ imports: [AuthModule, CommunityModule, MessagesModule], providers: [DeliveryGateway] })
export class RealtimeModule {}
