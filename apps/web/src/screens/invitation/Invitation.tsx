import { useState } from 'react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { Entrance } from '../../parts/Entrance';
import { ChooseLogin } from './ChooseLogin';
import { EnterCode } from './EnterCode';
import { IsItYou } from './IsItYou';

const route = getRouteApi('/invitation');

type Step =
  | { at: 'code' }
  | { at: 'who'; code: string; invitation: Schema['InvitationDto'] }
  | { at: 'login'; code: string; invitation: Schema['InvitationDto'] };

/** From the code on a sheet of paper to an account: the code, who it is for, the way to sign in. */
export function Invitation() {
  const { t } = useTranslation();
  const { code } = route.useSearch();
  const [step, setStep] = useState<Step>({ at: 'code' });
  return (
    <Entrance title={t(`invitation.${step.at}.title`)}>
      {step.at === 'code' && (
        <EnterCode
          initial={code ?? ''}
          onFound={(found, invitation) => {
            setStep({ at: 'who', code: found, invitation });
          }}
        />
      )}
      {step.at === 'who' && (
        <IsItYou
          invitation={step.invitation}
          onYes={() => {
            setStep({ ...step, at: 'login' });
          }}
          onNo={() => {
            setStep({ at: 'code' });
          }}
        />
      )}
      {step.at === 'login' && <ChooseLogin code={step.code} personName={step.invitation.personName} />}
    </Entrance>
  );
}
