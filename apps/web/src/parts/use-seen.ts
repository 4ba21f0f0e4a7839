import { useEffect, useRef, type RefObject } from 'react';

/** Long enough to have read something, short enough to be true. */
const LOOK_MS = 1_000;

/** Calls back once the element has stood before somebody’s eyes for a second, on a page that is in front. */
export function useSeen<E extends Element>(onSeen: (() => void) | undefined): RefObject<E | null> {
  const element = useRef<E>(null);
  const latest = useRef(onSeen);
  useEffect(() => {
    latest.current = onSeen;
  });
  const wanted = onSeen !== undefined;
  useEffect(() => {
    const target = element.current;
    if (target === null || !wanted) return;
    let timer: number | undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        window.clearTimeout(timer);
        if (entry?.isIntersecting !== true) return;
        timer = window.setTimeout(() => {
          if (document.visibilityState === 'visible') latest.current?.();
        }, LOOK_MS);
      },
      { threshold: 0.1 },
    );
    observer.observe(target);
    return () => {
      window.clearTimeout(timer);
      observer.disconnect();
    };
  }, [wanted]);
  return element;
}
