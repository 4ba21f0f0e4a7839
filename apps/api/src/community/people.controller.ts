import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Invitations, People, type Principal } from '@app/community';
import { Requires } from '../auth/access';
import { CurrentPrincipal } from '../auth/current-principal';
import { CreatedInvitationDto, CreateInvitationDto, PeopleDto, PeopleQueryDto } from './people.dto';

@ApiTags('people')
@Controller()
export class PeopleController {
  constructor(
    private readonly people: People,
    private readonly invitations: Invitations,
  ) {}

  /** The people of one’s own school, by family name. */
  @Requires('people.search')
  @Get('people')
  async search(@CurrentPrincipal() principal: Principal, @Query() query: PeopleQueryDto): Promise<PeopleDto> {
    const { items, next } = await this.people.search(principal, query);
    return {
      items: items.map((person) => ({ ...person, invitedUntil: person.invitedUntil?.toISOString() ?? null })),
      ...(next === undefined ? {} : { next }),
    };
  }

  /** A code that lets a person of the directory make their account; shown once, and the older one ends. */
  @Requires('invitation.create')
  @Post('invitations')
  @HttpCode(201)
  async invite(
    @CurrentPrincipal() principal: Principal,
    @Body() { personId }: CreateInvitationDto,
  ): Promise<CreatedInvitationDto> {
    const { code, personName, expiresAt } = await this.invitations.create(principal, personId);
    return { code, personName, expiresAt: expiresAt.toISOString() };
  }
}
