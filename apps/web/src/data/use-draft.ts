import { useState } from 'react';
import { useDevice } from './device';

/** A text that survives a closed page, under a name of its own on this device. */
export function useDraft(name: string): [text: string, write: (text: string) => void] {
  const { kept } = useDevice();
  const key = `draft ${name}`;
  const [text, setText] = useState(() => kept.read(key) ?? '');
  return [
    text,
    (next) => {
      setText(next);
      kept.write(key, next);
    },
  ];
}
