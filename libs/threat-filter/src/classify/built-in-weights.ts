import file from '../../data/classifier.json';
import { unpacked, type Weights } from './weights';

let weights: Weights | undefined;

/** What the classifier that comes with the library has learned. */
export const builtInWeights = (): Weights => (weights ??= unpacked(file));
