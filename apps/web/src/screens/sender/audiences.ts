import type { Channel } from '../../data/channels';

/** The channels that go to the whole school, or whose audience is not told. */
export const ofWholeSchool = (channels: readonly Channel[]): Channel[] =>
  channels.filter(({ audience }) => audience?.divisionName === undefined);

/** The channels of each class, classes in the order in which the server gives them. */
export function byDivision(channels: readonly Channel[]): { name: string; channels: Channel[] }[] {
  const divisions = new Map<string, Channel[]>();
  for (const channel of channels) {
    const name = channel.audience?.divisionName;
    if (name !== undefined) divisions.set(name, [...(divisions.get(name) ?? []), channel]);
  }
  return [...divisions].map(([name, own]) => ({ name, channels: own }));
}

/** How many can turn the second key: all who decide in the channel but its author, who is one of them. */
export const otherKeys = ({ decidersCount }: Channel): number => Math.max(0, decidersCount - 1);
