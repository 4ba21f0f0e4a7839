import type { ReactNode } from 'react';
import { ScreenTitle } from './ScreenTitle';
import css from './Page.module.css';

interface Props {
  title: string;
  /** Beside the title. */
  aside?: ReactNode;
  /** Under the title, in quiet words. */
  lead?: ReactNode;
  /** Over the title: where this screen belongs. */
  above?: ReactNode;
  /** Room for two columns. */
  wide?: boolean;
  children: ReactNode;
}

/** A screen that reads from top to bottom. */
export function Page({ title, aside, lead, above, wide = false, children }: Props) {
  return (
    <div className={css.scroll}>
      <div className={css.page} data-wide={wide || undefined}>
        {above}
        <header className={css.head}>
          <ScreenTitle>{title}</ScreenTitle>
          {aside}
        </header>
        {lead !== undefined && <p className={css.lead}>{lead}</p>}
        {children}
      </div>
    </div>
  );
}
