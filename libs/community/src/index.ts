export { Channels, type Audience, type Channel, type ChannelWho } from './channels';
export { labelsOf, personLabel, type MandateFunction, type Standing } from './labels';
export { openChannels } from './open-channels';
export type { Mandate, Principal, PrincipalSchool } from './principal';
export { Sessions, type OpenedSession, type SessionRecord } from './sessions';
export { isValidUai } from './uai';
