import { lazy, Suspense } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { Message } from '../../data/history';

const ReportDialog = lazy(() => import('./ReportDialog'));
const RetractDialog = lazy(() => import('./RetractDialog'));

interface Props {
  messages: readonly Message[];
  /** From the address: the message to report, the message to take back. */
  about: { signaler?: string; retirer?: string };
}

/** The dialog that the address names, about a message of this screen. */
export function MessageDialogs({ messages, about }: Props) {
  const navigate = useNavigate();
  const close = () => void navigate({ to: '.', search: {}, replace: true });
  const find = (id: string | undefined) => messages.find((message) => message.id === id);
  const reported = find(about.signaler);
  const retracted = find(about.retirer);
  return (
    <Suspense>
      {reported !== undefined && <ReportDialog message={reported} onClose={close} />}
      {retracted !== undefined && <RetractDialog message={retracted} onClose={close} />}
    </Suspense>
  );
}
