import { FEATURES, GLANCE_FEATURES } from './features';
import { LEARNED_RULES } from './learned-rules';

/** Where kinds are weighed against each other features are coarser, for there each has many weights. */
export const KIND_SHIFT = 3;
export const KIND_FEATURES = FEATURES >> KIND_SHIFT;
export const KINDS = LEARNED_RULES.length;
/** All kinds, and last that a stretch is harmless. */
export const OUTCOMES = KINDS + 1;

/** A trained classifier, as it is kept in a file. Weights are whole numbers of eight bits, in base 64. */
export interface WeightsFile {
  /** Names what it learned from: the lexicon and the messages. */
  learnedFrom: string;
  /** Names what it has learned: the same version gives the same verdicts. */
  version: string;
  /** Looked at from this weight at a glance on; the weights of coarse features, without pairs. */
  glanceFrom: number;
  glanceWeights: string;
  /** From this score at a look on its kind is asked for. */
  lookFrom: number;
  /** For each kind, held from this score of all steps on, and called critical from that one on. */
  holdFrom: number[];
  criticalFrom: number[];
  /** Below the one score of all steps rules that are not critical are silent; below the other, critical ones are no more than high. */
  clearBelow: number;
  soberBelow: number;
  bias: number;
  scale: number;
  weights: string;
  kindBias: number[];
  kindScale: number;
  /** For each coarse feature one weight for each outcome. */
  kindWeights: string;
}

/** What training finds out; the names of it come from files. */
export type Learned = Omit<Weights, 'learnedFrom' | 'version'>;

export interface Weights extends Omit<WeightsFile, 'glanceWeights' | 'weights' | 'kindWeights'> {
  glanceWeights: Int8Array;
  weights: Int8Array;
  kindWeights: Int8Array;
}

/** Reads a classifier from its file; throws where a number is missing. */
export const unpacked = (file: WeightsFile): Weights =>
  complete({
    ...file,
    glanceWeights: decoded(file.glanceWeights, GLANCE_FEATURES),
    weights: decoded(file.weights, FEATURES),
    kindWeights: decoded(file.kindWeights, KIND_FEATURES * OUTCOMES),
  });

export const packed = (weights: Weights): WeightsFile => ({
  ...complete(weights),
  glanceWeights: encoded(weights.glanceWeights),
  weights: encoded(weights.weights),
  kindWeights: encoded(weights.kindWeights),
});

/** JSON has no infinity: what should be one comes back as nothing, and nothing compares as 0. */
function complete(weights: Weights): Weights {
  const {
    glanceFrom,
    lookFrom,
    holdFrom,
    criticalFrom,
    clearBelow,
    soberBelow,
    bias,
    scale,
    kindScale,
    kindBias,
  } = weights;
  const numbers = [
    ...[glanceFrom, lookFrom, clearBelow, soberBelow, bias, scale, kindScale],
    ...[...holdFrom, ...criticalFrom, ...kindBias],
  ];
  if (!numbers.every(Number.isFinite)) throw new Error('a number of the classifier is missing');
  return weights;
}

function decoded(base64: string, size: number): Int8Array {
  const binary = atob(base64);
  const bytes = new Int8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  if (bytes.length !== size) throw new Error(`a classifier has ${size} weights, not ${bytes.length}`);
  return bytes;
}

function encoded(bytes: Int8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte & 255);
  return btoa(binary);
}

/** Eight bits a weight; the few that are larger than nearly all others are cut. */
export function quantised(weights: Float32Array): { weights: Int8Array; scale: number } {
  const sizes = weights.map(Math.abs).sort();
  const largest = sizes[Math.floor(sizes.length * 0.9999)] ?? 1;
  const scale = Math.max(largest, 1e-6) / 127;
  return {
    weights: Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale)))),
    scale,
  };
}
