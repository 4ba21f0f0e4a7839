import type { Me } from './me';
import { barOf, placesOf } from './places';

const me = (change: Partial<Me>): Me => ({
  person: { id: 'p', name: 'Mme Diaz', label: 'parent' },
  account: { login: 'diaz', email: null },
  school: null,
  roles: ['parent'],
  mandates: [],
  allowedActions: ['channel.read', 'message.post'],
  csrfToken: '',
  ...change,
});
const moderator = { associationId: 'a', associationName: 'FCPE', function: 'moderator' as const };

describe('places', () => {
  it('gives a parent four, and a moderator the reading room too', () => {
    expect(placesOf(me({}))).toEqual(['/annonces', '/groupes', '/mes-messages', '/moi']);
    const places = placesOf(
      me({ mandates: [moderator], allowedActions: ['channel.read', 'message.post', 'queue.read'] }),
    );
    expect(places).toEqual(['/annonces', '/groupes', '/relecture', '/mes-messages', '/moi']);
  });

  it('gives the direction the sender and the second key, and no group that is not theirs', () => {
    const places = placesOf(
      me({ roles: ['direction'], allowedActions: ['channel.read', 'message.post', 'queue.read'] }),
    );
    expect(places).toEqual(['/annonces', '/envoyer', '/a-valider', '/mes-messages', '/moi']);
  });

  it('gives a pupil the announcements and nothing to write with', () => {
    expect(placesOf(me({ roles: ['pupil'], allowedActions: ['channel.read'] }))).toEqual([
      '/annonces',
      '/moi',
    ]);
  });

  it('gives whoever may see the filter the way to it, an operator nothing else', () => {
    expect(placesOf(me({ roles: ['operator'], allowedActions: ['lexicon.read', 'lexicon.edit'] }))).toEqual([
      '/filtre',
      '/moi',
    ]);
    expect(
      placesOf(me({ allowedActions: ['channel.read', 'message.post', 'lexicon.read'] })).slice(-2),
    ).toEqual(['/filtre', '/moi']);
  });

  it('never puts more than five in the bar, and always the way to the rest', () => {
    const everything = placesOf(
      me({
        roles: ['direction', 'parent'],
        mandates: [moderator],
        allowedActions: ['channel.read', 'message.post', 'queue.read'],
      }),
    );
    expect(everything).toHaveLength(7);
    expect(barOf(everything)).toEqual(['/annonces', '/groupes', '/envoyer', '/a-valider', '/moi']);
  });
});
