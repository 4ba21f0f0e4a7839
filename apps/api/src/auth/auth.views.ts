import type { OpenedSession, Principal, SessionRecord } from '@app/community';
import { ACTION_NAMES, allowedSchoolActions, couldEver } from '@app/policy';
import type { MeDto, OpenedSessionDto, SessionDto } from './auth.dto';
import { deviceOf } from './device';

export function openedSessionDto({ token, csrfToken, expiresAt }: OpenedSession): OpenedSessionDto {
  return { token, csrfToken, expiresAt: expiresAt.toISOString() };
}

export function sessionDto(session: SessionRecord, currentId: string): SessionDto {
  return {
    id: session.id,
    createdAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    device: deviceOf(session.userAgent),
    current: session.id === currentId,
  };
}

export function meDto(principal: Principal): MeDto {
  const { person, account, school, roles, mandates, capacities, csrfToken } = principal;
  return {
    person: { ...person },
    account: { ...account },
    school: school && {
      id: school.id,
      name: school.name,
      phone: school.phone,
      vigilance: { ...school.vigilance },
    },
    roles: [...roles],
    mandates: mandates.map((mandate) => ({ ...mandate })),
    allowedActions: [
      ...ACTION_NAMES.filter((action) => couldEver(capacities, action)),
      ...allowedSchoolActions(capacities),
    ],
    csrfToken,
  };
}
