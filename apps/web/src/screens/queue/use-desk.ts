import { useEffect, useState, useSyncExternalStore } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { DecisionDesk } from '../../data/decision-desk';
import { decide, dropDecided, queueQuery } from '../../data/queue';

/** The decisions of this console; what is pending leaves when the page is hidden or the console is left. */
export function useDesk() {
  const queries = useQueryClient();
  const [desk] = useState(
    () =>
      new DecisionDesk({
        send: async (decision, leaving) => {
          try {
            await decide(decision, leaving);
            dropDecided(queries, [decision.item.id]);
          } catch (error) {
            void queries.invalidateQueries({ queryKey: queueQuery.queryKey });
            throw error;
          }
        },
        later: (act, ms) => {
          const timer = window.setTimeout(act, ms);
          return () => {
            window.clearTimeout(timer);
          };
        },
      }),
  );
  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === 'hidden') desk.flush(true);
    };
    const close = () => {
      desk.flush(true);
    };
    document.addEventListener('visibilitychange', leave);
    window.addEventListener('pagehide', close);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      window.removeEventListener('pagehide', close);
      desk.flush();
    };
  }, [desk]);
  return { desk, ...useSyncExternalStore(desk.subscribe, desk.snapshot) };
}
