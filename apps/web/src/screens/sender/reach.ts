import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';

type Audience = Schema['AudienceDto'];

/** « 412 familles recevront ce message »: the number that the sender must have seen. */
export function useReach(): (audience: Audience) => string {
  const { t } = useTranslation();
  return ({ who, families, people, pupils }) => {
    switch (who) {
      case 'parents':
        return t('reach.parents', { count: families });
      case 'pupils':
        return t('reach.pupils', { count: pupils });
      case 'staff':
        return t('reach.staff', { count: people });
      case 'all':
        return t('reach.all', { count: people, families: t('audience.families', { count: families }) });
    }
  };
}
