/**
 * Some bits of each of many hashes: tells in one look that a hash is not among them, and hardly ever says in vain that it may
 * be. Small beside the tables it stands before, so that it stays near the processor.
 */
export class Sketch {
  private readonly bits: Int32Array;

  /** @param size so many bits, a power of two from 32 on */
  constructor(size: number) {
    this.bits = new Int32Array(size >> 5);
  }

  add(hash: number): void {
    const at = this.placeOf(hash);
    this.bits[at] = (this.bits[at] ?? 0) | (1 << hash);
  }

  mayHold(hash: number): boolean {
    return ((this.bits[this.placeOf(hash)] ?? 0) & (1 << hash)) !== 0;
  }

  clear(): void {
    this.bits.fill(0);
  }

  private placeOf(hash: number): number {
    return (hash >>> 5) & (this.bits.length - 1);
  }
}
