import type { ReactNode } from 'react';
import type { TablerIcon } from '@tabler/icons-react';
import css from './Note.module.css';

interface Props {
  icon: TablerIcon;
  tone: 'accent' | 'warm' | 'danger' | 'good';
  title?: string;
  /** `alert` for what must be heard at once, `status` for what may wait. */
  role?: 'alert' | 'status';
  children: ReactNode;
}

/** A few words that stand apart from the rest, with an icon, so that colour is never alone. */
export function Note({ icon: Icon, tone, title, role, children }: Props) {
  return (
    <div className={css.note} data-tone={tone} role={role}>
      <Icon size={22} aria-hidden className={css.icon} />
      <div>
        {title !== undefined && <p className={css.title}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
