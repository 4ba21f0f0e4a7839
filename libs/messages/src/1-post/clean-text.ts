import { MESSAGE_MAX_LENGTH, Problem } from '@app/contract';

/** Controls but tab and line feed, lone surrogates, and the characters that override the writing direction. */
const REMOVED =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B\u2028-\u202E\u2060\u2066-\u2069\uFEFF\uFFF9-\uFFFB]|\p{Surrogate}/gu;
/** Characters that show nothing by themselves: joiners, fillers, tags. A text of these alone is empty. */
const UNSEEN = /[\s\p{Default_Ignorable_Code_Point}]/gu;
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;

export interface CleanText {
  text: string;
  /** How many characters were taken out; the author is told. */
  removed: number;
}

/**
 * The text as it will be filtered, decided on and read: trimmed, without control and direction characters.
 * @throws Problem `text.empty` or `text.too-long` (UTF-16 units, after trimming)
 */
export function cleanText(written: string): CleanText {
  const lines = written.replace(LINE_ENDS, '\n');
  let removed = 0;
  const text = lines
    .replace(REMOVED, () => {
      removed++;
      return '';
    })
    .trim();
  if (text.replace(UNSEEN, '') === '')
    throw new Problem('text.empty', { errors: [{ field: 'text', message: 'empty' }] });
  if (text.length > MESSAGE_MAX_LENGTH) {
    throw new Problem('text.too-long', {
      params: { max: MESSAGE_MAX_LENGTH, length: text.length },
      errors: [{ field: 'text', message: 'too-long' }],
    });
  }
  return { text, removed };
}

/** Words that may be left out, cleaned like a message; null when nothing is left. */
export function cleanOptional(written: string | undefined): string | null {
  const text = (written ?? '').replace(LINE_ENDS, '\n').replace(REMOVED, '').trim();
  return text === '' ? null : text;
}
