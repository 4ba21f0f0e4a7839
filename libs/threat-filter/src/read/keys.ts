import { codesOf } from '../text/word-table';

const LEET: Record<string, string> = {
  '4': 'a',
  '@': 'a',
  '8': 'b',
  '3': 'e',
  '€': 'e',
  '9': 'g',
  '6': 'g',
  q: 'g',
  '1': 'i',
  l: 'i',
  '!': 'i',
  '|': 'i',
  '£': 'i',
  '0': 'o',
  '5': 's',
  $: 's',
  '7': 't',
  '+': 't',
  '2': 'z',
};
const LEET_CODES = new Map(
  Object.entries(LEET).map(([sign, letter]) => [sign.charCodeAt(0), letter.charCodeAt(0)]),
);

/** The letter that a digit or a sign stands for; i for l as well, since 1 may be either. */
export const leetCode = (code: number): number => LEET_CODES.get(code) ?? code;

export const leetKeyOf = (word: string): string => String.fromCharCode(...codesOf(word).map(leetCode));

/** Every run of one letter written once. */
export const singled = (word: string): string => word.replace(/(.)\1+/g, '$1');

export const consonantsOf = (word: string): string => word.replace(/[aeiouy]/g, '');

/**
 * How a French word sounds, roughly: spellings that a hurried teenager takes for one another share a key. It is made of
 * rules in order; silent endings go, so that the forms of one verb meet as well.
 */
export function phoneticKeyOf(word: string): string {
  return word
    .replace(/(.)\1+/g, '$1')
    .replace(/gu(?=[eiy])/g, 'G')
    .replace(/ge(?=[ao])|g(?=[eiy])/g, 'j')
    .replace(/gni(?=[aeo])/g, 'gn')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/(?:e(?:r|z|s|es?)?|ai(?:s|t|ent)?|ent|et)$/, '')
    .replace(/G/g, 'g')
    .replace(/ph/g, 'f')
    .replace(/[cs]h/g, '#')
    .replace(/qu?|ck?/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/z/g, 's')
    .replace(/h/g, '')
    .replace(/y/g, 'i')
    .replace(/e?au/g, 'o')
    .replace(/ou/g, 'u')
    .replace(/oi/g, 'wa')
    .replace(/[ae][nm](?![aeiou])/g, 'A')
    .replace(/(?:a|e)?i[nm](?![aeiou])/g, 'I')
    .replace(/o[nm](?![aeiou])/g, 'O')
    .replace(/[ae]i/g, 'e')
    .replace(/(?<=..)[stdp]$/, '')
    .replace(/(.)\1+/g, '$1');
}
