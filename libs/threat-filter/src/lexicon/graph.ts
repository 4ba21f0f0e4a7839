import type { PatternGraph } from '../match/automaton';
import { ANY_WORD } from '../match/determinised';
import type { Pattern } from './pattern';

interface Part {
  first: number[];
  last: number[];
  empty: boolean;
}

/**
 * Turns a pattern whose lists and shapes are already classes of words into its graph of positions (Glushkov's
 * construction). `classOf` names the class of a word, a list or a shape; `phrasesOf` gives the phrases of a list that
 * are longer than one word.
 */
export function buildGraph(
  pattern: Pattern,
  classOf: (item: Pattern) => number | undefined,
  phrasesOf: (list: string) => readonly (readonly string[])[],
): PatternGraph {
  const takes: number[] = [];
  const follow: number[][] = [];

  const single = (group: number): Part => {
    takes.push(group);
    follow.push([]);
    const position = takes.length - 1;
    return { first: [position], last: [position], empty: false };
  };
  const chain = (parts: Part[]): Part =>
    parts.reduce(
      (left, right) => {
        for (const position of left.last) follow[position]?.push(...right.first);
        return {
          first: left.empty ? [...left.first, ...right.first] : left.first,
          last: right.empty ? [...left.last, ...right.last] : right.last,
          empty: left.empty && right.empty,
        };
      },
      { first: [], last: [], empty: true },
    );
  const either = (parts: Part[]): Part => ({
    first: parts.flatMap((part) => part.first),
    last: parts.flatMap((part) => part.last),
    empty: parts.some((part) => part.empty),
  });
  /** One part for each first word, so that phrases share their beginnings. */
  const eitherPhrase = (phrases: readonly (readonly string[])[]): Part[] => {
    const rests = new Map<string, string[][]>();
    for (const [word, ...rest] of phrases) {
      if (word === undefined) continue;
      const known = rests.get(word);
      if (known === undefined) rests.set(word, [rest]);
      else known.push(rest);
    }
    return [...rests].map(([word, tails]) => {
      const head = build({ kind: 'word', word });
      const longer = tails.filter((tail) => tail.length > 0);
      if (longer.length === 0) return head;
      const tail = either(eitherPhrase(longer));
      return chain([head, { ...tail, empty: longer.length < tails.length }]);
    });
  };
  const build = (item: Pattern): Part => {
    switch (item.kind) {
      case 'sequence':
        return chain(item.items.map(build));
      case 'choice':
        return either(item.options.map(build));
      case 'optional':
        return { ...build(item.item), empty: true };
      case 'gap':
        return item.most === 1
          ? { ...single(ANY_WORD), empty: true }
          : { ...chain([single(ANY_WORD), build({ kind: 'gap', most: item.most - 1 })]), empty: true };
      case 'list': {
        const words = classOf(item);
        const phrases = eitherPhrase(phrasesOf(item.name));
        return either([...(words === undefined ? [] : [single(words)]), ...phrases]);
      }
      case 'word':
      case 'shape':
        return single(classOf(item) ?? ANY_WORD);
    }
  };
  const whole = build(pattern);
  return { takes, follow: follow.map((list) => [...new Set(list)]), first: whole.first, last: whole.last };
}
