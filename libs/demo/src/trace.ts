import type { MessageState, ReasonCode, ReportCategory } from '@app/contract';
import { follow, next, screen, SCREENING, toRow, type Move, type RequestedMove } from '@app/messages';
import { v7 } from 'uuid';
import type { ThreatFilter } from '@app/threat-filter';
import type { Row } from './insert-rows';

export interface PastMessage {
  channelId: string;
  authorId: string;
  at: Date;
  text: string;
  steps: readonly PastStep[];
}

/** What somebody did with a message, and when. */
export interface PastStep {
  move: Exclude<RequestedMove, 'approve-alone'>;
  by: string;
  at: Date;
  reasonCode?: ReasonCode | undefined;
  category?: ReportCategory | undefined;
  /** The reason, the new text, the words of an appeal or of a report. */
  text?: string | undefined;
  /** Whether who decided called all that the filter found false alarms. */
  falseAlarm?: boolean | undefined;
}

interface ReleaseRow extends Row {
  channel_id: string;
  released_at: Date;
}

const MEDIUM = 1;

/** Follows one message along the machine’s table and keeps the rows that its path would have left. */
export class Trace {
  readonly id: string;
  state: MessageState;
  readonly revisions: Row[] = [];
  readonly verdicts: Row[] = [];
  readonly decisions: Row[] = [];
  readonly appeals: Row[] = [];
  readonly falseAlarms: Row[] = [];
  reports: Row[] = [];
  released: ReleaseRow | undefined;

  private readonly firstState: MessageState;
  private version = 1;
  private round = 1;
  private severity = 0;
  private rules: readonly string[] = [];
  private openReports = 0;
  private waitingSince: Date;
  private changedAt: Date;

  constructor(
    private readonly school: string,
    private readonly audience: string,
    private readonly filterAt: (at: Date) => ThreatFilter,
    private readonly message: PastMessage,
  ) {
    this.id = idFrom(message.at);
    this.waitingSince = message.at;
    this.changedAt = message.at;
    this.state = follow('submitted', [this.revise(message.text, message.at)]);
    this.firstState = this.state;
    for (const step of message.steps) if (!this.take(step)) break;
  }

  /** The row of the message in the state in which it was first seen; `state` is where it stands at the end. */
  begun(): Row {
    const { channelId, authorId, at } = this.message;
    return {
      school: this.school,
      id: this.id,
      channel_id: channelId,
      author_id: authorId,
      client_id: this.id,
      state: this.firstState,
      version: this.version,
      revision: this.revisions.length,
      round: this.round,
      audience_id: this.audience,
      severity: this.severity,
      open_reports: this.openReports,
      submitted_at: at,
      waiting_since: this.waitingSince,
      changed_at: this.changedAt,
    };
  }

  /** Whether the step was taken. A stricter filter may have stopped a message earlier than its story says. */
  private take(step: PastStep): boolean {
    if (next(this.state, step.move) === undefined) return false;
    this.state = follow(this.state, this.movesOf(step));
    this.version++;
    this.changedAt = step.at;
    return true;
  }

  private movesOf(step: PastStep): Move[] {
    const { move } = step;
    switch (move) {
      case 'resubmit':
        this.round = 1;
        this.waitingSince = step.at;
        return ['resubmit', this.revise(step.text ?? '', step.at)];
      case 'appeal':
        this.round++;
        this.waitingSince = step.at;
        this.appeals.push({
          ...this.key,
          revision: this.revisions.length,
          round: this.round,
          text: step.text ?? '',
          created_at: step.at,
        });
        return ['appeal'];
      case 'withdraw':
        return ['withdraw'];
      case 'approve':
        this.release(this.decide('approve', step), step.at);
        return ['approve', 'release'];
      case 'report':
        this.report(step);
        return ['report'];
      case 'keep':
      case 'retract':
        this.closeReports(this.decide(move, step));
        return [move];
      case 'reject':
      case 'return':
      case 'escalate':
      case 'clear':
      case 'seal':
        this.decide(move, step);
        return [move];
    }
  }

  /** Adds a revision with the filter’s verdict on it, and answers the move that this leads to. */
  private revise(text: string, at: Date): Move {
    const number = this.revisions.length + 1;
    const { outcome, severity, category, lexicon, findings } = toRow(screen(this.filterAt(at), text));
    this.severity = severity;
    this.rules = findings.rules;
    this.revisions.push({ ...this.key, number, text, created_at: at });
    this.verdicts.push({
      ...this.key,
      revision: number,
      outcome,
      severity,
      category,
      lexicon_version: lexicon,
      findings,
      created_at: at,
    });
    return SCREENING[outcome];
  }

  private decide(outcome: RequestedMove, { by, at, reasonCode, text, falseAlarm }: PastStep): string {
    const id = idFrom(at);
    if (falseAlarm)
      for (const rule of this.rules)
        this.falseAlarms.push({
          ...this.key,
          revision: this.revisions.length,
          rule,
          marked_by: by,
          marked_at: at,
        });
    this.decisions.push({
      ...this.key,
      id,
      revision: this.revisions.length,
      round: this.round,
      author_id: this.message.authorId,
      decided_by: by,
      outcome,
      reason_code: reasonCode ?? null,
      reason: text ?? null,
      decided_at: at,
    });
    return id;
  }

  private release(decisionId: string, at: Date): void {
    this.released = {
      ...this.key,
      channel_id: this.message.channelId,
      audience_id: this.audience,
      revision: this.revisions.length,
      decision_id: decisionId,
      released_at: at,
    };
  }

  private report({ by, at, category, text }: PastStep): void {
    if (this.openReports === 0) this.waitingSince = at;
    this.openReports++;
    this.severity = Math.max(this.severity, MEDIUM);
    this.reports.push({
      ...this.key,
      reporter_id: by,
      category: category ?? 'other',
      comment: text ?? '',
      created_at: at,
      closed_by: null,
    });
  }

  /** Each reader reports once, and a decision closes all that are open. */
  private closeReports(decisionId: string): void {
    this.openReports = 0;
    this.reports = this.reports.map((report) => ({
      ...report,
      closed_by: report['closed_by'] ?? decisionId,
    }));
  }

  private get key(): { school: string; message_id: string } {
    return { school: this.school, message_id: this.id };
  }
}

/** An id that sorts among others as if it had been given at this moment. */
const idFrom = (at: Date): string => v7({ msecs: at.getTime() });
