import { IconAlertCircle } from '@tabler/icons-react';
import { useProblemText } from './Failed';
import { Note } from './Note';

/** Why what was just asked did not happen, beside the button that asked; renders nothing without an error. */
export function ProblemNote({ error }: { error: unknown }) {
  const text = useProblemText(error);
  if (error === null || error === undefined) return null;
  return (
    <Note icon={IconAlertCircle} tone="danger" role="alert">
      {text}
    </Note>
  );
}
