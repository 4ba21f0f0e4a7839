import { lazy, Suspense, type ComponentType } from 'react';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { MESSAGE_MAX_LENGTH } from '@app/contract';
import { previewQuery, type Preview } from '../../data/preview';
import { loadAheadTexts } from '../../i18n';

/** So long without a key is a pause in the writing. */
const PAUSE_MS = 900;
/** The first letters of a text say nothing yet. */
const SHORTEST = 3;

/** Most texts never need it, so it comes when one does; without it, the text is sent as always. */
const Ahead = lazy<ComponentType<{ told: Preview }>>(() =>
  Promise.all([import('./Ahead'), loadAheadTexts()])
    .then(([screen]) => screen)
    .catch(() => ({ default: () => null })),
);

interface Props {
  channelId: string;
  /** What is being written, at every key. */
  text: string;
}

/** Tells an author at a pause what will be found in their text by those who decide; it never stands in the way. */
export function LookAhead({ channelId, text }: Props) {
  const written = text.trim();
  return <div role="status">{written !== '' && <Told channelId={channelId} text={written} />}</div>;
}

function Told({ channelId, text }: Props) {
  const [settled] = useDebouncedValue(text, PAUSE_MS);
  const { data } = useQuery({
    ...previewQuery(channelId, settled),
    enabled: settled.length >= SHORTEST && settled.length <= MESSAGE_MAX_LENGTH,
    placeholderData: keepPreviousData,
  });
  if (data === undefined || data.outcome === 'clear') return null;
  return (
    <Suspense>
      <Ahead told={data} />
    </Suspense>
  );
}
