import { CONTESTANTS, parvisWith, type Screen } from './contestants';
import { everydayMessages, inventedTerms, misleadingMessages, newMessages, WATCHED } from './texts';
import { median, type Report } from '../report';

const ROUNDS = 5;
/** Processor time that one contestant gets in a round. */
const BUDGET_SECONDS = 0.4;
/** … and before the first one, as in a server that has been running for a while. */
const WARM_UP_SECONDS = 3;
const SIZES = [500, 5_000, 50_000];
const LONG = 10_000;

/** Messages of 200 characters a second on one core, by processor time, all contestants alternating in one run. */
export function filter(root: string): Report[] {
  const messages = everydayMessages(root);
  return [
    libraries(messages, misleadingMessages(root), newMessages(root)),
    sizes(messages),
    lengths(messages),
  ];
}

function libraries(
  messages: readonly string[],
  misleading: readonly string[],
  unmet: readonly (readonly string[])[],
): Report {
  const contestants: Record<string, Screen> = { Parvis: parvisWith([]) };
  for (const [name, make] of Object.entries(CONTESTANTS)) contestants[name] = make(WATCHED);
  const rounds = measure(contestants, messages);
  const parvis = median(rounds.Parvis ?? []);
  const metOnce = median(unmet.map((texts) => screenedOnce(contestants.Parvis ?? (() => false), texts)));
  const misled = measure({ Parvis: contestants.Parvis ?? (() => false) }, misleading);
  return {
    bench: 'filter: messages of 200 characters a second on one core',
    conditions: { messages: messages.length, rounds: ROUNDS, watched: WATCHED.length, parvis: 'all rules' },
    figures: [
      { what: 'Parvis, all rules', parvis, unit: 'msg/s', target: { kind: 'value', atLeast: 100_000 } },
      {
        what: 'Parvis, on sentences made to mislead it',
        parvis: median(misled.Parvis ?? []),
        unit: 'msg/s',
        target: { kind: 'none' },
      },
      {
        what: 'Parvis, on texts met for the first time',
        parvis: metOnce,
        unit: 'msg/s',
        target: { kind: 'none' },
      },
      ...Object.keys(CONTESTANTS).map((name) => ({
        what: `against ${name}`,
        parvis,
        bare: median(rounds[name] ?? []),
        unit: 'msg/s',
        target: { kind: 'none' as const },
      })),
    ],
    rounds,
  };
}

/** The cost must not grow with the number of terms; one expression made of them is shown beside. */
function sizes(messages: readonly string[]): Report {
  const contestants: Record<string, Screen> = { 'Parvis, 1 term': parvisWith(['zorglubstère']) };
  for (const size of SIZES) {
    const terms = inventedTerms(size);
    contestants[`Parvis, ${size} terms`] = parvisWith(terms);
    contestants[`RegExp, ${size} terms`] = CONTESTANTS['one compiled RegExp']?.(terms) ?? (() => false);
  }
  const rounds = measure(contestants, messages);
  const one = median(rounds['Parvis, 1 term'] ?? []);
  return {
    bench: 'filter: a school’s own terms on top of all rules',
    conditions: { messages: messages.length, rounds: ROUNDS },
    figures: SIZES.flatMap((size) => {
      const parvis = median(rounds[`Parvis, ${size} terms`] ?? []);
      return [
        {
          what: `${size} terms against 1`,
          parvis,
          bare: one,
          unit: 'msg/s',
          target: { kind: 'ratio', atLeast: 0.8 },
        },
        {
          what: `${size} terms against one RegExp`,
          parvis,
          bare: median(rounds[`RegExp, ${size} terms`] ?? []),
          unit: 'msg/s',
          target: { kind: 'none' },
        },
      ] as const;
    }),
    rounds,
  };
}

function lengths(messages: readonly string[]): Report {
  const long = messages.join(' ').slice(0, LONG);
  const longer = `${long} ${long}`;
  const screen = parvisWith([]);
  const time = (text: string): number => 1000 / median(measure({ Parvis: screen }, [text]).Parvis ?? []);
  const once = time(long);
  return {
    bench: 'filter: long texts',
    conditions: { rounds: ROUNDS },
    figures: [
      { what: '10,000 characters', parvis: once, unit: 'ms', target: { kind: 'value', atMost: 5 } },
      {
        what: '20,000 against 10,000',
        parvis: time(longer),
        bare: once,
        unit: 'ms',
        target: { kind: 'ratio', atMost: 2.4 },
      },
    ],
  };
}

/** Texts a second of processor time, for each contestant and round, once each has warmed up. */
function measure(
  contestants: Readonly<Record<string, Screen>>,
  texts: readonly string[],
): Record<string, number[]> {
  const rounds: Record<string, number[]> = {};
  for (const screen of Object.values(contestants)) textsPerSecond(screen, texts, WARM_UP_SECONDS);
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, screen] of Object.entries(contestants))
      (rounds[name] ??= []).push(textsPerSecond(screen, texts, BUDGET_SECONDS));
  return rounds;
}

/** Each text once: what was worked out for one helps little with the next. */
function screenedOnce(screen: Screen, texts: readonly string[]): number {
  const start = process.cpuUsage();
  for (const text of texts) screen(text);
  const { user, system } = process.cpuUsage(start);
  return (texts.length * 1e6) / (user + system);
}

function textsPerSecond(screen: Screen, texts: readonly string[], budget: number): number {
  const start = process.cpuUsage();
  let done = 0;
  let seconds = 0;
  while (seconds < budget) {
    for (let i = 0; i < 16; i++) screen(texts[done++ % texts.length] ?? '');
    const { user, system } = process.cpuUsage(start);
    seconds = (user + system) / 1e6;
  }
  return done / seconds;
}
