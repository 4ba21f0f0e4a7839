import { DeliveryGate } from './delivery-gate';

describe('the delivery gate', () => {
  it('is closed until it is unlocked', () => {
    const gate = new DeliveryGate();
    expect(gate.isOpen).toBe(false);
    expect(() => {
      gate.assertOpen();
    }).toThrow('delivery.halted');
    gate.unlock();
    expect(gate.isOpen).toBe(true);
    expect(() => {
      gate.assertOpen();
    }).not.toThrow();
  });
});
