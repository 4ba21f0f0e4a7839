import { useState } from 'react';

interface Act<A extends unknown[]> {
  run: (...args: A) => void;
  busy: boolean;
  error: unknown;
}

/**
 * Something a person asked for: while it runs it cannot be asked twice, and what went wrong stays beside the
 * button until the next attempt.
 */
export function useAct<A extends unknown[]>(act: (...args: A) => Promise<unknown>): Act<A> {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const attempt = async (...args: A) => {
    setState({ busy: true, error: null });
    try {
      await act(...args);
      setState({ busy: false, error: null });
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return {
    ...state,
    run: (...args) => {
      if (!state.busy) void attempt(...args);
    },
  };
}
