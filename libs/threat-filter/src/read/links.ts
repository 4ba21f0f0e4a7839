import { parse } from 'tldts';
import type { LinkKnowledge } from '../lexicon/lexicon';

/** An address in a text; odd when it hides where it leads or borrows a name. */
export interface Link {
  start: number;
  end: number;
  odd: boolean;
}

const MAY_HAVE_LINKS = /:\/\/|www\.|\[\.\]|\.[a-z]{2,6}\//i;
const ADDRESS = /^[("'«<]*((?:h(?:tt|xx)ps?:?\/\/|www\.)?)([^\s/?#]{4,253})((?:[/?#]\S*)?)$/i;
const LONGEST = 2048;

/** Finds the addresses in a text, in one pass over its words. */
export function findLinks(text: string, knowledge: LinkKnowledge): Link[] {
  if (!MAY_HAVE_LINKS.test(text)) return [];
  const links: Link[] = [];
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    if (word.length > LONGEST || !word.includes('.')) continue;
    const [, scheme = '', host = '', path = ''] = ADDRESS.exec(word) ?? [];
    if (host === '' || (scheme === '' && !path.startsWith('/'))) continue;
    const parsed = parse(host.replaceAll('[.]', '.').replace(/[).,;!?'"»>]+$/, ''));
    if (parsed.hostname === null || (parsed.isIp !== true && parsed.publicSuffix === null)) continue;
    if (scheme === '' && parsed.isIcann !== true) continue;
    const odd =
      /^hxx/i.test(scheme) || host.includes('[.]') || host.includes('@') || isOdd(parsed, knowledge);
    links.push({ start: index, end: index + word.length, odd });
  }
  return links;
}

function isOdd(
  { hostname, domain, publicSuffix, isIp }: ReturnType<typeof parse>,
  knowledge: LinkKnowledge,
): boolean {
  if (isIp === true || hostname === null || domain === null) return true;
  if (hostname.includes('xn--') || knowledge.shorteners.includes(domain)) return true;
  if (knowledge.oddEndings.includes(publicSuffix ?? '')) return true;
  const words = hostname.split(/[.-]/);
  return Object.entries(knowledge.brands).some(
    ([brand, owners]) =>
      words.includes(brand) && !owners.some((owner) => domain === owner || hostname.endsWith(`.${owner}`)),
  );
}
