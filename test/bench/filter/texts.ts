import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const LENGTH = 200;
const MOST = 1500;

/** Messages of a school’s life. */
export const everydayMessages = (root: string): string[] => messagesOf(root, 'harmless-school.jsonl');

/** The same length of sentences that were chosen to mislead a filter: bombs of ice cream, deaths of laughter. */
export const misleadingMessages = (root: string): string[] => messagesOf(root, 'harmless-traps.jsonl');

/** Texts as varied as can be: press, novels, speech, letters and notices. */
export const newMessages = (root: string): string[][] =>
  ['press', 'prose', 'spoken', 'intimate', 'plain'].map((kind) => messagesOf(root, `harmless-${kind}.jsonl`));

/** Pieces of 200 characters, each from the beginning of a word, of the harmless sentences of a file of the corpus. */
function messagesOf(root: string, file: string): string[] {
  const text = readFileSync(join(root, 'libs/threat-filter/corpus', file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { text: string; expect: string })
    .filter((item) => item.expect === 'pass')
    .map((item) => item.text)
    .join(' ');
  const messages: string[] = [];
  for (
    let at = 0;
    at + LENGTH <= text.length && messages.length < MOST;
    at = text.indexOf(' ', at + LENGTH) + 1
  )
    messages.push(asReceived(text.slice(at, at + LENGTH)));
  return messages;
}

/** A text as a parser hands it over: in memory of its own, not as a part of a longer one. */
const asReceived = (text: string): string => JSON.parse(JSON.stringify(text)) as string;

const SYLLABLES = [
  'ba',
  'cri',
  'do',
  'fu',
  'gon',
  'ja',
  'kel',
  'lu',
  'mir',
  'no',
  'pra',
  'qui',
  'ro',
  'sta',
  'tou',
  'vel',
  'xi',
  'zan',
];

/** As many different invented words as asked, the same at each run: terms that no message holds. */
export function inventedTerms(count: number): string[] {
  const terms = new Set<string>();
  for (let seed = 1; terms.size < count; seed++) {
    let rest = Math.imul(seed, 2654435761) >>> 0;
    let term = '';
    for (let syllable = 0; syllable < 4; syllable++) {
      term += SYLLABLES[rest % SYLLABLES.length] ?? '';
      rest = Math.floor(rest / SYLLABLES.length);
    }
    terms.add(term);
  }
  return [...terms];
}

/** The words that an administrator would type in: about 150, singular and plural. */
export const WATCHED: readonly string[] = (
  'bombe bombes attentat attentats attaque attaquer explosif explosifs explosion exploser dynamite grenade kamikaze ' +
  'terroriste djihad détonateur tuer tuerai tuera tueur tuerie égorger décapiter poignarder massacrer massacre carnage ' +
  'assassin assassiner meurtre abattre buter crever crève mourir mort morts saigner étrangler lyncher fusiller fusil ' +
  'fusils flingue kalachnikov kalach pistolet revolver arme armes couteau couteaux machette sabre cutter cadavre sang ' +
  'otage otages kidnapper brûler incendie cramer péter défoncer tabasser frapper démonter fracasser planter menace ' +
  'menaces vengeance suicide suicider pendre scarifier mutiler viol violer violeur pédophile nudes porno pute putes ' +
  'salope connard connasse enculé fdp ntm bâtard bouffon abruti débile mongol pédé tapette tafiole gouine travelo nègre ' +
  'négro bougnoule bicot youpin chinetoque nazi hitler niquer nique racaille crasseux rançon virement telegram crypto ' +
  'kill gun shoot stab knife die explode'
).split(' ');
