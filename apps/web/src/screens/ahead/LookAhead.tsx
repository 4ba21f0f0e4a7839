import { useEffect, useState, type ComponentType } from 'react';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { MESSAGE_MAX_LENGTH } from '@app/contract';
import { isAnnouncement, useChannel } from '../../data/channels';
import { previewQuery } from '../../data/preview';
import { loadAheadTexts } from '../../i18n';
import type { Ahead } from './Ahead';

/** So long without a key is a pause in the writing. */
const PAUSE_MS = 900;
/** The first letters of a text say nothing yet. */
const SHORTEST = 3;

const worthReading = (text: string) => text.length >= SHORTEST && text.length <= MESSAGE_MAX_LENGTH;

interface Props {
  channelId: string;
  /** What is being written, at every key. */
  text: string;
  /** Where there is little room: what is told takes a part of the height and scrolls. */
  scrolls?: boolean;
}

/** Tells an author at a pause what will be found in their text by those who decide; it never stands in the way. */
export function LookAhead({ text, ...rest }: Props) {
  const written = text.trim();
  return written !== '' && <Told text={written} {...rest} />;
}

function Told({ channelId, text, scrolls = false }: Props) {
  const [settled] = useDebouncedValue(text, PAUSE_MS);
  const channel = useChannel(channelId).data;
  const { data } = useQuery({
    ...previewQuery(channelId, settled),
    enabled: worthReading(settled),
    placeholderData: keepPreviousData,
  });
  // A disabled query still holds what was said of the text before.
  const told = worthReading(text) && worthReading(settled) && data?.outcome !== 'clear' ? data : undefined;
  const Screen = useAhead(told);
  if (told === undefined || channel === undefined || Screen === undefined) return null;
  return <Screen told={told} kind={isAnnouncement(channel) ? 'announcement' : 'message'} scrolls={scrolls} />;
}

/** Most texts never need it, so it comes with the first that does; one that did not come is asked for again with the next. */
function useAhead(told: unknown): ComponentType<Parameters<typeof Ahead>[0]> | undefined {
  const [screen, setScreen] = useState<typeof Ahead>();
  useEffect(() => {
    if (told === undefined || screen !== undefined) return;
    Promise.all([import('./Ahead'), loadAheadTexts()]).then(
      ([loaded]) => {
        setScreen(() => loaded.Ahead);
      },
      // Without it, the text is sent as always.
      () => undefined,
    );
  }, [told, screen]);
  return screen;
}
