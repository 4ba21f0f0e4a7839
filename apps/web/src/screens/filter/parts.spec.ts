import { partsOf } from './parts';

describe('the parts of the filter', () => {
  it('begins with the trial for those who may change it', () => {
    expect(partsOf({ allowedActions: ['lexicon.read', 'lexicon.edit'] }).map(({ name }) => name)).toEqual([
      'trial',
      'words',
      'rules',
      'alarms',
      'journal',
    ]);
  });

  it('leaves the trial out for those who read', () => {
    expect(partsOf({ allowedActions: ['lexicon.read'] })[0]?.to).toBe('/filtre/mots');
  });
});
