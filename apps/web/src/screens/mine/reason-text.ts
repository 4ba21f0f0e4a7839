import { useTranslation } from 'react-i18next';
import { REASON_CODES } from '@app/contract';
import type { Schema } from '../../api/client';

/** The words of a reason: those of the ready-made one in the reader’s language, then those written by hand. */
export function useReasonText(): (reason: Schema['ReasonDto'] | undefined | null) => string | undefined {
  const { t } = useTranslation();
  return (reason) => {
    const code = REASON_CODES.find((known) => known === reason?.code);
    const words = [code === undefined ? undefined : t(`reasons.${code}`), reason?.text].filter(Boolean);
    return words.length === 0 ? undefined : words.join(' ');
  };
}
