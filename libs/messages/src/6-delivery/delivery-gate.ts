import { Problem } from '@app/contract';

/** Closed until the canary was held: nothing is released by a server that has not shown that it holds. */
export class DeliveryGate {
  private open = false;

  get isOpen(): boolean {
    return this.open;
  }

  unlock(): void {
    this.open = true;
  }

  /** @throws Problem `delivery.halted` */
  assertOpen(): void {
    if (!this.open) throw new Problem('delivery.halted', { retryAfter: 30 });
  }
}
