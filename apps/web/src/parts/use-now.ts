import { useEffect } from 'react';
import { createStore, useStore } from './store';

const STEP_MS = 20_000;
const now = createStore(Date.now());
let watchers = 0;
let timer: number | undefined;

/** The time, to the third of a minute: one clock for all that is shown on the page. */
export function useNow(): number {
  useEffect(() => {
    watchers += 1;
    timer ??= window.setInterval(() => {
      now.set(Date.now());
    }, STEP_MS);
    return () => {
      watchers -= 1;
      if (watchers > 0) return;
      window.clearInterval(timer);
      timer = undefined;
    };
  }, []);
  return useStore(now);
}
