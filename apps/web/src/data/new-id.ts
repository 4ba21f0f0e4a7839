/** 128 random bits. `crypto.randomUUID` is absent where a school serves plain HTTP on its own network. */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
