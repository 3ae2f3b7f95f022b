import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { routes } from '#contracts/http.ts';
import { intake } from '#domain/intake.ts';
import type { Saying } from '../../../local/simulate/act.ts';
import { castFor, quotas, storyFor } from '../../../local/simulate/cast.ts';
import { stories } from '../../../local/simulate/stories.ts';
import { routeOf } from '../../../local/simulate/voice.ts';
import { intakeOf, personOf } from '../../../local/simulate/words.ts';

describe('The cast', () => {
  it('has shares that make a hundred', () => {
    expect(stories.reduce((sum, it) => sum + it.share, 0)).toBe(100);
  });

  it.each([0, 1, 12, 24, 25, 100, 1000, 1234])('of %i cases is complete', (count) => {
    const given = [...quotas(count).values()];
    expect(given.reduce((sum, it) => sum + it, 0)).toBe(count);
    expect(given.every((it) => it > 0)).toBe(true);
  });

  it('gives each story its share, and at least one case', () => {
    for (const [story, times] of quotas(1000)) expect(times).toBe(story.share * 10);
    expect([...quotas(50).values()].filter((it) => it === 0)).toEqual([]);
  });

  it('is the seed’s alone, and never begins with a merge', () => {
    const names = (seed: number) => castFor(60, seed).map((it) => it.name);
    expect(names(3)).toEqual(names(3));
    expect(names(4)).not.toEqual(names(3));
    expect(names(4).toSorted()).toEqual(names(3).toSorted());
    for (let seed = 0; seed < 50; seed += 1)
      expect(castFor(12, seed)[0]?.collection).not.toBe('merge');
  });

  it('gives a case that was there before a story that needs no other case', () => {
    const told = Array.from({ length: 500 }, (_, at) => storyFor(`XW-${at}`, 1));
    expect(told.some((it) => it.collection === 'merge')).toBe(false);
    expect(new Set(told).size).toBeGreaterThan(15);
    expect(storyFor('XW-7', 1)).toBe(told[7]);
  });
});

describe('The people', () => {
  it('hand in cases that the bank’s own schema takes', () => {
    for (const [index, story] of castFor(48, 2).entries())
      expect(z.safeParse(intake, intakeOf(story, personOf(2, index), 2, index)).success).toBe(true);
  });

  const sayings: Saying[] = [
    { command: 'AnswerInformationRequest', data: { answer: 'a' } },
    { command: 'AcceptOffer', data: { proposalVersion: 1, confirmedTerms: [] } },
    { command: 'CounterOffer', data: { proposalVersion: 1, terms: { words: 'a' } } },
    { command: 'RejectOffer', data: { proposalVersion: 1, reason: 'a' } },
    { command: 'AcceptDecision', data: {} },
    { command: 'ContestDecision', data: { reason: 'a' } },
    { command: 'RequestReCheck', data: { reason: 'a' } },
    { command: 'ConsentToMediation', data: {} },
    { command: 'DeclineMediation', data: { reason: 'a' } },
    { command: 'ProposeMediation', data: { bodyName: 'a' } },
    { command: 'ConfirmSolved', data: { score: 5 } },
    { command: 'ReportNotSolved', data: { score: 1, words: 'a' } },
    { command: 'WriteToBank', data: { text: 'a' } },
    { command: 'Withdraw', data: {} },
    { command: 'ReferOutside', data: { body: 'regulator', bodyName: 'a' } },
    { command: 'ReopenCase', data: { reason: 'a' } },
  ];
  it.each(sayings)('say $command in the words of the contract', (saying) => {
    const { path, body } = routeOf(saying);
    const route = Object.values(routes).find((it) => it.path === `/api/my/case/${path}`);
    const versioned = path === 'messages' ? body : { expectedVersion: 1, ...body };
    expect(route && 'body' in route && z.safeParse(route.body, versioned).error).toBeUndefined();
  });
});
