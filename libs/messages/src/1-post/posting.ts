import type { Principal } from '@app/community';
import { Problem, type MessageState } from '@app/contract';
import {
  brokenConstraint,
  GroupCommit,
  isConnectionFailure,
  isFaultOfValues,
  newId,
  type Database,
} from '@app/platform';
import { schoolOf, type Access } from '../access';
import type { SchoolFilters } from '../2-filter/school-filters';
import { screen, toRow } from '../2-filter/screen';
import { follow, SCREENING } from '../machine';
import type { PathListener } from '../path-listener';
import { cleanText } from './clean-text';
import { writePosts, type PostedRow, type PostRow } from './write-posts';

/** A post that was accepted: it is in the database, and whoever decides can see it. */
export interface Posted {
  id: string;
  clientId: string;
  channelId: string;
  state: MessageState;
  version: number;
  revision: number;
  text: string;
  submittedAt: Date;
  removedCharacters: number;
  /** The filter has not read it: its author cannot stand alone for it. */
  needsSecondKey: boolean;
}

/** Batches of posts that may be written at once. */
const LANES = 2;

/** Steps 1 to 3 of the path: a text is cleaned, read by the filter, and written into the queue or the quarantine. */
export class Posting {
  private readonly commits: GroupCommit<PostRow, PostedRow>;

  constructor(
    database: Database,
    private readonly access: Access,
    private readonly filters: SchoolFilters,
    private readonly listener: PathListener,
  ) {
    this.commits = new GroupCommit((batch) => writePosts(database, batch), LANES, isFaultOfValues);
  }

  /**
   * Accepts a message. The same `clientId` again answers the first message, whatever came with it.
   * @returns the post, or the id of the message that this `clientId` already names
   * @throws Problem `not-found`, `text.empty`, `text.too-long`
   */
  async post(
    principal: Principal,
    channelId: string,
    clientId: string,
    written: string,
  ): Promise<Posted | string> {
    const channel = await this.access.channel(principal, channelId, 'message.post');
    const { text, removed } = cleanText(written);
    const schoolId = schoolOf(principal);
    const verdict = screen(await this.filters.of(schoolId), text);
    const state = follow('submitted', [SCREENING[verdict.outcome]]);
    const authorId = principal.person.id;
    const row: PostRow = {
      school: schoolId,
      id: newId(),
      channel: channelId,
      author: authorId,
      client: clientId,
      state,
      text,
      verdict: toRow(verdict),
    };
    const { id, submittedAt, isNew } = await this.write(row);
    if (!isNew) return id;
    this.access.remember(schoolId, { id, channelId, authorId });
    this.listener.queueChanged(
      {
        schoolId,
        associationId: channel.associationId,
        deciders: state === 'held',
        quarantine: state === 'quarantined',
      },
      { messageId: id, channelId, state, version: 1, claim: null },
    );
    return {
      id,
      clientId,
      channelId,
      state,
      version: 1,
      revision: 1,
      text,
      submittedAt,
      removedCharacters: removed,
      needsSecondKey: verdict.outcome === 'unavailable',
    };
  }

  private async write(row: PostRow): Promise<PostedRow> {
    try {
      return await this.commits.submit(row.channel, row);
    } catch (error) {
      // The database’s own word against a pupil’s message, or a channel that is gone.
      if (brokenConstraint(error) !== undefined) throw new Problem('not-found');
      // Nobody knows whether it was written: those who decide look for themselves.
      if (isConnectionFailure(error)) this.listener.readAgain();
      throw error;
    }
  }
}
