import { Problem } from '@app/contract';

const MIN_LENGTH = 10;
const MIN_DIFFERENT_CHARACTERS = 4;

/** Words that top every list of leaked passwords; with digits or signs around them they are no better. */
const COMMON_WORDS = new Set(
  `azerty azertyuiop azertyqwerty qwerty qwertyuiop qwertz qsdfghjklm wxcvbn motdepasse monmotdepasse password passw
   secret welcome bienvenue bonjour coucou soleil doudou loulou chouchou nounours princesse jetaime iloveyou amour cheval
   marseille olympique football liverpool chocolat camille nicolas thomas julien admin administrateur college lycee ecole
   parent parents eleve direction parvis`.split(/\s+/),
);

/** Digits in keyboard or counting order, however often they go round. */
const COUNTING = [
  '0123456789'.repeat(3),
  '9876543210'.repeat(3),
  '1234567890'.repeat(3),
  '0987654321'.repeat(3),
];

/**
 * @param own what an attacker would try first: login, e-mail address, given and family name
 * @throws Problem `password.weak` for a password that is short, very common, monotonous or the person’s own name.
 */
export function requireStrongPassword(password: string, own: readonly (string | null)[]): void {
  if (isWeak(password, own)) throw new Problem('password.weak', { params: { minLength: MIN_LENGTH } });
}

function isWeak(password: string, own: readonly (string | null)[]): boolean {
  const characters = Array.from(password);
  const folded = fold(password);
  const known = own
    .filter((name) => name !== null)
    .flatMap((name) => [fold(name), fold(name.replace(/@.*/, ''))]);
  return (
    characters.length < MIN_LENGTH ||
    new Set(characters).size < MIN_DIFFERENT_CHARACTERS ||
    COUNTING.some((digits) => digits.includes(folded)) ||
    COMMON_WORDS.has(folded.replaceAll(/\d/g, '')) ||
    known.includes(folded) ||
    known.some((first) => known.some((second) => first + second === folded))
  );
}

/** Lower case, without accents, spaces and signs. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
