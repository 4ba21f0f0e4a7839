import { createContext, use, useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { keptFor, type Kept } from './kept';
import { useMe } from './me';
import { keepOwn, post } from './mine';
import { newId } from './new-id';
import { Outbox, type Waiting } from './outbox';

interface Device {
  kept: Kept;
  outbox: Outbox;
}

const DeviceContext = createContext<Device | undefined>(undefined);

function openDevice(personId: string, queries: QueryClient): Device {
  const kept = keptFor(personId, window.localStorage);
  const outbox = new Outbox({
    kept,
    send: async ({ channelId, clientId, text }) => {
      keepOwn(queries, await post(channelId, clientId, text));
    },
    newId,
    now: Date.now,
    later: (act, ms) => window.setTimeout(act, ms),
  });
  return { kept, outbox };
}

/** What this device keeps for the person signed in, and what waits there for the network. */
export function DeviceProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const personId = useMe().person.id;
  const device = useMemo(() => openDevice(personId, queries), [personId, queries]);
  useEffect(() => {
    const flush = () => void device.outbox.flush();
    flush();
    window.addEventListener('online', flush);
    return () => {
      window.removeEventListener('online', flush);
    };
  }, [device]);
  return <DeviceContext value={device}>{children}</DeviceContext>;
}

export function useDevice(): Device {
  const device = use(DeviceContext);
  if (device === undefined) throw new Error('useDevice is for screens behind the door');
  return device;
}

/** The messages of one channel that have not left this device. */
export function useWaiting(channelId: string): readonly Waiting[] {
  const { outbox } = useDevice();
  const entries = useSyncExternalStore(outbox.subscribe, outbox.snapshot);
  return useMemo(() => entries.filter((entry) => entry.channelId === channelId), [entries, channelId]);
}
