import type { Principal } from '@app/community';
import type { Category, Outcome } from '@app/threat-filter';
import { cleanText } from '../1-post/clean-text';
import { schoolOf, type Access } from '../access';
import type { SchoolFilters } from './school-filters';
import { screen } from './screen';

/**
 * What an author may know beforehand of what the filter will say: passages and what they are about. Rules stay
 * unnamed, so that nobody learns the lexicon one try at a time, and pupils’ names count like any others.
 */
export interface Preview {
  /** The text as it would be kept; the passages point into it. */
  text: string;
  outcome: Outcome;
  /** What the passages are about, the gravest first. */
  categories: Category[];
  /** UTF-16 units of the text. */
  passages: { start: number; end: number; category: Category }[];
}

/** Reads a text with the school’s filter before it is sent; nothing is kept, and nothing is refused for what is in it. */
export class Previewing {
  constructor(
    private readonly access: Access,
    private readonly filters: SchoolFilters,
  ) {}

  /** @throws Problem `not-found` for who may not write there, `text.empty`, `text.too-long` */
  async preview(principal: Principal, channelId: string, written: string): Promise<Preview> {
    await this.access.channel(principal, channelId, 'message.post');
    const { text } = cleanText(written);
    const filter = await this.filters.withoutNames(schoolOf(principal));
    const { outcome, categories, matches } = screen(filter, text);
    return {
      text,
      outcome,
      categories,
      passages: matches.map(({ start, end, category }) => ({ start, end, category })),
    };
  }
}
