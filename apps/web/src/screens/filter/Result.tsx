import { useEffect, useRef, type ReactNode } from 'react';
import css from './Filter.module.css';

interface Props {
  title: string;
  /** What was found; something new comes into view as the first one does. */
  of: object;
  children: ReactNode;
}

/** What was asked for comes into view, and who uses keys or a screen reader goes on from there. */
export function Result({ title, of, children }: Props) {
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Whoever has gone on writing is not torn away.
    if (document.activeElement instanceof HTMLTextAreaElement) return;
    heading.current?.focus({ preventScroll: true });
    section.current?.scrollIntoView({ block: 'nearest' });
  }, [of]);
  return (
    <section ref={section} className={css.result}>
      <h3 ref={heading} tabIndex={-1} className={css.resultTitle}>
        {title}
      </h3>
      {children}
    </section>
  );
}
