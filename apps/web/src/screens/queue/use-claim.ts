import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { isProblem } from '../../api/problem';
import { useMe } from '../../data/me';
import { claim, passOn, showClaim, type Claim, type QueueItem } from '../../data/queue';

/** Passing over a line with the keyboard is not reading it. */
const BEFORE_CLAIM_MS = 600;
/** A claim lasts two minutes; renewed in good time. */
const RENEW_MS = 60_000;

/** Tells colleagues that this message is being read, for as long as it is open. */
export function useClaim(item: QueueItem): void {
  const queries = useQueryClient();
  const { id, version } = item;
  const wanted = item.state === 'held' && item.allowedActions.includes('queue.claim');
  useEffect(() => {
    if (!wanted) return;
    let held = false;
    const take = async () => {
      if (document.visibilityState === 'hidden') return;
      try {
        const { claim: taken } = await claim(id, version);
        held = true;
        showClaim(queries, id, taken);
      } catch (error) {
        // Deciding stays possible: the server has the last word on who may.
        if (isProblem(error, 'claim.held')) showClaim(queries, id, error.current?.claim ?? null);
      }
    };
    const first = window.setTimeout(() => void take(), BEFORE_CLAIM_MS);
    const renewal = window.setInterval(() => void take(), RENEW_MS);
    return () => {
      window.clearTimeout(first);
      window.clearInterval(renewal);
      // A claim that cannot be given back now ends by itself.
      if (held) passOn(id).catch(() => undefined);
    };
  }, [queries, id, version, wanted]);
}

/** The colleague who is reading this message, if there is one. */
export function useReader(held: Claim): Claim {
  const me = useMe().person.id;
  return held !== null && held.by.id !== me && Date.parse(held.until) > Date.now() ? held : null;
}
