import { onlineManager, type QueryClient } from '@tanstack/react-query';
import type { Socket } from 'socket.io-client';
import type { ReleasedMessage, ServerEvents } from '@app/contract';
import { isProblem } from '../api/problem';
import { changeChannel, channelsQuery, countReleased } from './channels';
import { catchUp, historyQuery } from './histories';
import { merge, placeOf, retract, type Message } from './history';
import { meQuery } from './me';
import { mineQuery } from './mine';
import { followQueue, queueQuery } from './queue';

/** A short break of the line is not worth a banner. */
const GRACE_MS = 4_000;
const RETRY_MS = 5_000;

/** All histories, all messages opened in a console. */
const HISTORIES = ['history'];
const ITEMS = ['queue-item'];
/** What the filter’s screens show of a school, and of the schools of an operator. */
const FILTERS = [['lexicon'], ['lexicon-figures']];

interface Ears {
  /** The server has ended the session, or it ended by itself. */
  onSessionEnded: () => void;
  /** The line is back after a break: what waits may leave. */
  onBack: () => void;
}

/**
 * The one socket of this page, for as long as somebody is signed in. It feeds what the server says into the query
 * cache; after a break everything shown is read again. The returned function closes it.
 */
export function listen(queries: QueryClient, ears: Ears): () => void {
  let socket: Socket<ServerEvents> | undefined;
  let closed = false;
  // A page that opens without a network says so at once.
  if (!navigator.onLine) onlineManager.setOnline(false);
  void import('socket.io-client').then(({ io }) => {
    if (closed) return;
    socket = io({ transports: ['websocket', 'polling'] });
    follow(socket, queries, ears);
  });
  return () => {
    closed = true;
    socket?.close();
  };
}

function follow(socket: Socket<ServerEvents>, queries: QueryClient, { onSessionEnded, onBack }: Ears): void {
  let broken = false;
  let grace: number | undefined;

  socket.on('connect', () => {
    window.clearTimeout(grace);
    onlineManager.setOnline(true);
    // What was read before this moment, the very first time too, may have missed what was said meanwhile.
    for (const queryKey of [
      channelsQuery.queryKey,
      mineQuery.queryKey,
      queueQuery.queryKey,
      HISTORIES,
      ITEMS,
      ...FILTERS,
    ])
      void queries.invalidateQueries({ queryKey });
    if (broken) {
      void queries.invalidateQueries({ queryKey: meQuery.queryKey });
      onBack();
    }
    broken = false;
  });
  const onBreak = () => {
    if (broken) return;
    broken = true;
    grace = window.setTimeout(() => {
      if (!socket.connected) onlineManager.setOnline(false);
    }, GRACE_MS);
  };
  const askWhetherSignedIn = () => {
    queries.query({ ...meQuery, staleTime: 0, retry: false }).then(
      () => socket.connect(),
      (error: unknown) => {
        if (isProblem(error, 'auth.required')) onSessionEnded();
        else window.setTimeout(() => socket.connect(), RETRY_MS);
      },
    );
  };
  socket.on('disconnect', (reason) => {
    if (reason === 'io client disconnect') return;
    onBreak();
    if (reason === 'io server disconnect') askWhetherSignedIn();
  });
  // A refused handshake is not tried again by the library: the session may be over.
  socket.on('connect_error', () => {
    onBreak();
    if (!socket.active) askWhetherSignedIn();
  });

  socket.on('message:released', (message) => {
    released(queries, message);
  });
  socket.on('message:retracted', (event) => {
    queries.setQueryData(
      historyQuery(event.channelId).queryKey,
      (history) => history && retract(history, event),
    );
  });
  socket.on('message:state', () => {
    void queries.invalidateQueries({ queryKey: mineQuery.queryKey });
  });
  socket.on('queue:changed', (event) => {
    followQueue(queries, event);
  });
  socket.on('filter:changed', () => {
    // What was found in a message does not change with the filter: what waits is not read again.
    for (const queryKey of FILTERS) void queries.invalidateQueries({ queryKey });
  });
  socket.on('vigilance:changed', (vigilance) => {
    queries.setQueryData(meQuery.queryKey, (me) =>
      me?.school ? { ...me, school: { ...me.school, vigilance } } : me,
    );
    // What each person may do changes with the level.
    void queries.invalidateQueries();
  });
}

function released(queries: QueryClient, message: ReleasedMessage): void {
  const mine = message.author.id === queries.getQueryData(meQuery.queryKey)?.person.id;
  changeChannel(queries, message.channelId, (channel) => countReleased(channel, message.position, mine));
  const { queryKey } = historyQuery(message.channelId);
  const history = queries.getQueryData(queryKey);
  if (history === undefined) return;
  const place = placeOf(history, message.position);
  if (place === 'known') return;
  // What may be done to one’s own message is not what may be done to another’s: the server says it.
  if (place === 'gap' || mine) {
    void catchUp(queries, message.channelId);
    return;
  }
  const channel = queries.getQueryData(channelsQuery.queryKey)?.find(({ id }) => id === message.channelId);
  const allowedActions = (channel?.allowedActions ?? []).filter(
    (action) => action === 'message.report' || action === 'message.retract',
  );
  const shown: Message = { ...message, state: 'delivered', mine, allowedActions };
  queries.setQueryData(queryKey, (held) => held && merge(held, [shown]));
}
