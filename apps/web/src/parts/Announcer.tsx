import { VisuallyHidden } from '@mantine/core';
import { createStore, useStore } from './store';

const said = createStore({ text: '', turn: 0 });

/** Says something to those who do not see the screen, when they have a moment. */
export function announce(text: string): void {
  said.set({ text, turn: said.get().turn + 1 });
}

/** The one polite live region of the page. The same words said twice are read twice. */
export function Announcer() {
  const { text, turn } = useStore(said);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      <span key={turn}>{text}</span>
    </VisuallyHidden>
  );
}
