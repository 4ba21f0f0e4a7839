import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, type Schema } from '../api/client';

export type SchoolWord = Schema['SchoolWordDto'];
export type WordInForce = Schema['WordInForceDto'];
export type SwitchedOffRule = Schema['SwitchedOffRuleDto'];
export type LexiconChange = Schema['LexiconChangeDto'];
export type Rule = Schema['RuleDto'];
export type RuleFigures = Schema['RuleFiguresDto'];
export type FilterFigures = Schema['FilterFiguresDto'];
export type Trial = Schema['TrialDto'];
export type Rehearsal = Schema['RehearsalDto'];
export type Category = Rule['category'];

/** The name of a rule in the language of the page. */
export const labelIn = (language: string, { label, labelEn }: Pick<Rule, 'label' | 'labelEn'>): string =>
  language === 'en' ? labelEn : label;

/** The school an operator looks at, by its UAI; everybody else’s is their own and stays unsaid. */
export type AskedSchool = string | undefined;

const query = (school: AskedSchool) => (school === undefined ? {} : { school });

/** The schools whose filter this person may see. */
export const schoolsQuery = queryOptions({
  queryKey: ['lexicon-schools'],
  queryFn: async () => (await answer(api.GET('/api/lexicon/schools'))).items,
});

/** The school’s words and its switched-off rules; colleagues change them too, so they are read each time. */
export const lexiconQuery = (school: AskedSchool) =>
  queryOptions({
    queryKey: ['lexicon', school ?? 'own'],
    queryFn: () => answer(api.GET('/api/lexicon', { params: { query: query(school) } })),
    staleTime: 0,
  });

/** Who changed what; its key begins with that of the lexicon, with which it changes. */
export const journalQuery = (school: AskedSchool) =>
  infiniteQueryOptions({
    queryKey: [...lexiconQuery(school).queryKey, 'journal'],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/lexicon/journal', {
          params: {
            query: { ...query(school), ...(pageParam === undefined ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });

/** The rules of the shared lexicon: they change with the server’s version alone. */
export const rulesQuery = queryOptions({
  queryKey: ['lexicon-rules'],
  queryFn: async (): Promise<Rule[]> => (await answer(api.GET('/api/lexicon/rules'))).items,
});

export const figuresQuery = (school: AskedSchool) =>
  queryOptions({
    queryKey: ['lexicon-figures', school ?? 'own'],
    queryFn: () => answer(api.GET('/api/lexicon/figures', { params: { query: query(school) } })),
    staleTime: 0,
  });

/** What the last messages would have met without a rule. */
export const rehearsalQuery = (school: AskedSchool, rule: string) =>
  queryOptions({
    queryKey: ['lexicon-rehearsal', school ?? 'own', rule],
    queryFn: () => rehearse(school, { switchOff: rule }),
    staleTime: 0,
    gcTime: 0,
  });

export const rehearse = (school: AskedSchool, body: Schema['RehearseDto']): Promise<Rehearsal> =>
  answer(api.POST('/api/lexicon/rehearse', { params: { query: query(school) }, body }));

export const tryText = (school: AskedSchool, text: string, word?: SchoolWord): Promise<Trial> =>
  answer(
    api.POST('/api/lexicon/try', {
      params: { query: query(school) },
      body: word === undefined ? { text } : { text, word },
    }),
  );

export async function addWord(school: AskedSchool, word: SchoolWord, explanation: string): Promise<void> {
  const body = explanation === '' ? word : { ...word, explanation };
  await answer(api.POST('/api/lexicon/words', { params: { query: query(school) }, body }));
}

export async function removeWord(school: AskedSchool, id: string): Promise<void> {
  await answer(api.DELETE('/api/lexicon/words/{id}', { params: { query: query(school), path: { id } } }));
}

export async function switchOff(school: AskedSchool, rule: string, reason: string): Promise<void> {
  await answer(
    api.POST('/api/lexicon/rules/{rule}/switch-off', {
      params: { query: query(school), path: { rule } },
      body: { reason },
    }),
  );
}

export async function switchOn(school: AskedSchool, rule: string): Promise<void> {
  await answer(
    api.POST('/api/lexicon/rules/{rule}/switch-on', { params: { query: query(school), path: { rule } } }),
  );
}

/** Reads a school’s lexicon again after a change. */
export const refreshLexicon = (queries: QueryClient, school: AskedSchool): Promise<void> =>
  queries.invalidateQueries({ queryKey: lexiconQuery(school).queryKey });
