import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { governedSchools, type Principal } from '@app/community';
import { Problem } from '@app/contract';
import { FalseAlarms, LexiconDesk, LexiconJournal, Rehearsal } from '@app/messages';
import { Database } from '@app/platform';
import { listRules } from '@app/threat-filter';
import { CurrentPrincipal, Requires } from '../auth';
import { IdPipe } from '../problems';
import { RehearsalGuard } from './rehearsal.guard';
import {
  FilterFiguresDto,
  GovernedSchoolsDto,
  JournalQueryDto,
  LexiconJournalDto,
  NewWordDto,
  RehearsalDto,
  RehearseDto,
  RulesDto,
  SchoolLexiconDto,
  SchoolQueryDto,
  SwitchOffDto,
  TrialDto,
  TryTextDto,
} from './lexicon.dto';

const JOURNAL_PAGE = 50;

/** The school’s part of the filter: its own words, the rules it switched off, and the figures of all rules. */
@ApiTags('lexicon')
@Controller('lexicon')
export class LexiconController {
  constructor(
    private readonly desk: LexiconDesk,
    private readonly changes: LexiconJournal,
    private readonly rehearsal: Rehearsal,
    private readonly falseAlarms: FalseAlarms,
    private readonly database: Database,
  ) {}

  /** The schools whose filter this person may see: their own, or those of an operator. */
  @Get('schools')
  @Requires('lexicon.read')
  @ApiOkResponse({ type: GovernedSchoolsDto })
  async schools(@CurrentPrincipal() principal: Principal): Promise<GovernedSchoolsDto> {
    return { items: await governedSchools(this.database, principal) };
  }

  /** Words in force, and switched-off rules with their reasons. */
  @Get()
  @Requires('lexicon.read')
  @ApiOkResponse({ type: SchoolLexiconDto })
  read(
    @CurrentPrincipal() principal: Principal,
    @Query() { school }: SchoolQueryDto,
  ): Promise<SchoolLexiconDto> {
    return this.desk.read(principal, school);
  }

  /** Who changed what of the school’s filter, from the last change back to the first. */
  @Get('journal')
  @Requires('lexicon.read')
  @ApiOkResponse({ type: LexiconJournalDto })
  journal(
    @CurrentPrincipal() principal: Principal,
    @Query() { school, cursor, limit = JOURNAL_PAGE }: JournalQueryDto,
  ): Promise<LexiconJournalDto> {
    return this.changes.list(principal, school, cursor, limit);
  }

  /** The rules of the shared lexicon. */
  @Get('rules')
  @Requires('lexicon.read')
  @ApiOkResponse({ type: RulesDto })
  rules(): RulesDto {
    return { items: listRules() };
  }

  /** Hits and false alarms of each rule, week by week over twelve weeks. */
  @Get('figures')
  @Requires('lexicon.read')
  @ApiOkResponse({ type: FilterFiguresDto })
  figures(
    @CurrentPrincipal() principal: Principal,
    @Query() { school }: SchoolQueryDto,
  ): Promise<FilterFiguresDto> {
    return this.falseAlarms.figures(principal, school);
  }

  /** Adds a word; every server reads with it from then on. */
  @Post('words')
  @HttpCode(204)
  @Requires('lexicon.edit')
  addWord(
    @CurrentPrincipal() principal: Principal,
    @Query() { school }: SchoolQueryDto,
    @Body() { explanation, ...word }: NewWordDto,
  ): Promise<void> {
    return this.desk.addWord(principal, school, word, explanation);
  }

  @Delete('words/:id')
  @HttpCode(204)
  @Requires('lexicon.edit')
  removeWord(
    @CurrentPrincipal() principal: Principal,
    @Query() { school }: SchoolQueryDto,
    @Param('id', IdPipe) id: string,
  ): Promise<void> {
    return this.desk.removeWord(principal, school, id);
  }

  /** Switches a rule of the shared lexicon off for the school, with a reason that all who moderate see. */
  @Post('rules/:rule/switch-off')
  @HttpCode(204)
  @Requires('lexicon.edit')
  switchOff(
    @CurrentPrincipal() principal: Principal,
    @Query() { school }: SchoolQueryDto,
    @Param('rule') rule: string,
    @Body() { reason }: SwitchOffDto,
  ): Promise<void> {
    return this.desk.switchOff(principal, school, rule, reason);
  }

  @Post('rules/:rule/switch-on')
  @HttpCode(204)
  @Requires('lexicon.edit')
  switchOn(
    @CurrentPrincipal() principal: Principal,
    @Query() { school }: SchoolQueryDto,
    @Param('rule') rule: string,
  ): Promise<void> {
    return this.desk.switchOn(principal, school, rule);
  }

  /** What the school’s filter says of a text; nothing is kept. */
  @Post('try')
  @HttpCode(200)
  @Requires('lexicon.edit')
  @ApiOkResponse({ type: TrialDto })
  try(
    @CurrentPrincipal() principal: Principal,
    @Query() { school }: SchoolQueryDto,
    @Body() { text, word }: TryTextDto,
  ): Promise<TrialDto> {
    return this.desk.tryText(principal, school, text, word);
  }

  /** What a change would have done to the last messages, before it is saved; a few times a minute. */
  @Post('rehearse')
  @HttpCode(200)
  @Requires('lexicon.edit')
  @UseGuards(RehearsalGuard)
  @ApiOkResponse({ type: RehearsalDto })
  rehearse(
    @CurrentPrincipal() principal: Principal,
    @Query() { school }: SchoolQueryDto,
    @Body() { word, switchOff }: RehearseDto,
  ): Promise<RehearsalDto> {
    if (word && switchOff !== undefined) {
      const errors = ['word', 'switchOff'].map((field) => ({ field, message: 'alone' }));
      throw new Problem('validation.failed', { errors });
    }
    if (word) return this.rehearsal.rehearse(principal, school, { word });
    if (switchOff !== undefined) return this.rehearsal.rehearse(principal, school, { switchOff });
    throw new Problem('validation.failed', { errors: [{ field: 'word', message: 'required' }] });
  }
}
