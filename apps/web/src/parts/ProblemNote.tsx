import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useProblemText } from './Failed';

/** Why what was just asked did not happen, beside the button that asked; renders nothing without an error. */
export function ProblemNote({ error }: { error: unknown }) {
  const text = useProblemText(error);
  if (error === null || error === undefined) return null;
  return (
    <Alert color="red" variant="light" role="alert" icon={<IconAlertCircle aria-hidden />}>
      {text}
    </Alert>
  );
}
