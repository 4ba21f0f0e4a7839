import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const LENGTH = 200;
const STEP = 31;

/** Everyday messages of 200 characters, cut from the library’s own sentences. */
export function everydayMessages(root: string): string[] {
  const lines = readFileSync(join(root, 'libs/threat-filter/corpus/mixed-1.jsonl'), 'utf8')
    .trim()
    .split('\n');
  const text = lines
    .map((line) => JSON.parse(line) as { text: string; expect: string })
    .filter((item) => item.expect === 'pass')
    .map((item) => item.text)
    .join(' ');
  const messages: string[] = [];
  for (let at = 0; at + LENGTH <= text.length; at += STEP) messages.push(text.slice(at, at + LENGTH));
  return messages;
}

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
