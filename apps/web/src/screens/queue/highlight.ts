interface Stretch {
  start: number;
  end: number;
}

export interface Piece<Match extends Stretch> {
  text: string;
  /** The matches that cover this piece; none for ordinary text. */
  matches: readonly Match[];
}

/**
 * Cuts a text at the borders of its matches (UTF-16 offsets, which may overlap or be out of range), so that each
 * piece can be shown once, marked or not, and the pieces together are the text.
 */
export function highlight<Match extends Stretch>(text: string, matches: readonly Match[]): Piece<Match>[] {
  const inside = (offset: number) => Math.min(Math.max(offset, 0), text.length);
  const borders = [0, text.length, ...matches.flatMap(({ start, end }) => [inside(start), inside(end)])];
  const cuts = [...new Set(borders)].sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0;
    return {
      text: text.slice(start, end),
      matches: matches.filter((match) => match.start < end && match.end > start),
    };
  });
}
