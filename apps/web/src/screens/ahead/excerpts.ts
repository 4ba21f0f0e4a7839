interface Passage {
  /** UTF-16 units. */
  start: number;
  end: number;
}

export interface Excerpt {
  /** Where it begins in the whole text. */
  start: number;
  /** A part of the text on one line, with « … » where it was cut. */
  text: string;
  /** The passages, as they stand in the excerpt. */
  passages: Passage[];
}

/** So many characters are shown on each side of a passage, cut between words. */
const AROUND = 32;
const CUT = '…';

/** The passages of a text with a few words around each; those that are near each other share an excerpt. */
export function excerptsOf(text: string, passages: readonly Passage[]): Excerpt[] {
  const windows: (Passage & { passages: Passage[] })[] = [];
  for (const passage of passages.toSorted((a, b) => a.start - b.start)) {
    const start = wordBefore(text, passage.start);
    const end = wordAfter(text, passage.end);
    const last = windows.at(-1);
    if (last !== undefined && start <= last.end) {
      last.end = Math.max(last.end, end);
      last.passages.push(passage);
    } else windows.push({ start, end, passages: [passage] });
  }
  return windows.map(({ start, end, passages: within }) => {
    const before = start > 0 ? CUT : '';
    const shift = before.length - start;
    return {
      start,
      text: before + text.slice(start, end).replaceAll(/\s/g, ' ') + (end < text.length ? CUT : ''),
      passages: within.map((passage) => ({ start: passage.start + shift, end: passage.end + shift })),
    };
  });
}

/** Where to begin before an offset: at the first word of what is near, or at the offset itself inside a long word. */
function wordBefore(text: string, offset: number): number {
  if (offset <= AROUND) return 0;
  const space = text.slice(offset - AROUND, offset).search(/\s\S/);
  return space < 0 ? offset : offset - AROUND + space + 1;
}

function wordAfter(text: string, offset: number): number {
  if (text.length - offset <= AROUND) return text.length;
  const near = text.slice(offset, offset + AROUND);
  const space = near.search(/\s\S*$/);
  return space < 0 ? offset : offset + space;
}
