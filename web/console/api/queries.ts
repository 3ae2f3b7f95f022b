/** What is read from the API, with the rules of how long it stays fresh. */
import { QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Query } from '#contracts/http.ts';
import { SignInNeeded } from '../auth/tokens.ts';
import { isMoving, pollAfter } from '../case/moving.ts';
import { call, Refused } from './client.ts';

const FRESH_MS = 10_000;
const POLL_MS = 60_000;
const PAGE = 50;
/** A list that somebody has scrolled far down is not read again as a whole every minute. */
const POLLED_PAGES = 4;

/** A refusal stays one however often it is asked; silence and faults may pass. */
const worthAgain = (failures: number, error: Error): boolean => {
  if (error instanceof SignInNeeded) return false;
  if (error instanceof Refused && error.problem.status < 500) return false;
  return failures < 2;
};

export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: FRESH_MS, retry: worthAgain, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });

export const useMyself = (signedIn: boolean) =>
  useQuery({
    queryKey: ['me'],
    queryFn: async ({ signal }) => call('GetMe', { signal }),
    enabled: signedIn,
    staleTime: Number.POSITIVE_INFINITY,
  });

const COLLEAGUES_FRESH_MS = 5 * 60_000;

/** Whom work can be given to. Without an answer nobody is suggested, and a work number can still be typed. */
export const useColleagues = () =>
  useQuery({
    queryKey: ['colleagues'],
    queryFn: async ({ signal }) => call('ListColleagues', { signal }),
    staleTime: COLLEAGUES_FRESH_MS,
    select: ({ colleagues }) => colleagues,
  }).data ?? [];

export type QueueFilter = Pick<Query<'ListQueue'>, 'role' | 'mine'>;

export const useQueue = (filter: QueueFilter) =>
  useInfiniteQuery({
    queryKey: ['queue', filter],
    queryFn: async ({ pageParam, signal }) =>
      call('ListQueue', { query: { ...filter, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.cursor,
    refetchInterval: ({ state }) =>
      (state.data?.pages.length ?? 0) <= POLLED_PAGES ? POLL_MS : false,
  });

export type CaseFilter = Pick<Query<'SearchCases'>, 'caseNo' | 'contact' | 'month' | 'status'>;

export const useCases = (filter: CaseFilter, enabled: boolean) =>
  useInfiniteQuery({
    queryKey: ['cases', filter],
    queryFn: async ({ pageParam, signal }) =>
      call('SearchCases', { query: { ...filter, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.cursor,
    enabled,
  });

/** A case between two steps is asked for again soon: whoever has just done one is waiting for the next. */
export const useCase = (caseId: string) => {
  const movingSince = useRef<number | null>(null);
  return useQuery({
    queryKey: ['case', caseId],
    queryFn: async ({ signal }) => call('GetCase', { path: { caseId }, signal }),
    refetchInterval: ({ state: { data } }) => {
      movingSince.current = data && isMoving(data) ? (movingSince.current ?? Date.now()) : null;
      return pollAfter(data, Date.now() - (movingSince.current ?? Date.now()));
    },
  });
};

/** After an act: the case and every list may have changed. */
export function useAfterAct(): (caseId?: string) => Promise<void> {
  const client = useQueryClient();
  return async (caseId) => {
    const lists = [['queue'], ['cases']].map(async (queryKey) =>
      client.invalidateQueries({ queryKey }),
    );
    const own = caseId ? [client.invalidateQueries({ queryKey: ['case', caseId] })] : [];
    await Promise.all([...lists, ...own]);
  };
}
