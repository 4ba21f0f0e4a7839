import { useRouter } from '@tanstack/react-router';
import { Failed } from '../parts/Failed';

/** A screen that could not be shown at all. */
export function ScreenFailed({ error }: { error: unknown }) {
  const router = useRouter();
  return (
    <main>
      <Failed error={error} retry={() => void router.invalidate()} />
    </main>
  );
}
