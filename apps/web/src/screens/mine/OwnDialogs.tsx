import { lazy, Suspense } from 'react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { OwnMessage } from '../../data/mine';

const EditDialog = lazy(() => import('./EditDialog'));
const MoveDialog = lazy(() => import('./MoveDialog'));

const route = getRouteApi('/door/mes-messages');

/** The dialog that the address names, about one of these messages. */
export function OwnDialogs({ messages }: { messages: readonly OwnMessage[] }) {
  const { modifier, reexaminer, reprendre, retirer } = route.useSearch();
  const navigate = useNavigate();
  const close = () => void navigate({ to: '/mes-messages', search: {}, replace: true });
  const find = (id: string | undefined) => messages.find((own) => own.id === id);
  const edited = find(modifier);
  const moves = [
    { move: 'appeal', own: find(reexaminer) },
    { move: 'withdraw', own: find(reprendre) },
    { move: 'retract', own: find(retirer) },
  ] as const;
  return (
    <Suspense>
      {edited !== undefined && <EditDialog key={edited.id} own={edited} onClose={close} />}
      {moves.map(
        ({ move, own }) =>
          own !== undefined && <MoveDialog key={move} move={move} own={own} onClose={close} />,
      )}
    </Suspense>
  );
}
