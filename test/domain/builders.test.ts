import { describe, expect, it } from 'vitest';
import { negotiationCase } from '#domain/case.ts';
import { allStatuses } from '#domain/lifecycle.ts';
import { aCase, inStatus } from '../support/builders.ts';

describe('The builders of the specifications', () => {
  it.each(Object.entries(aCase))('tell a valid story of a case: %s', (_, build) => {
    expect(negotiationCase.safeParse(build()).error).toBeUndefined();
  });

  it.each(allStatuses)('have a case in status %s', (status) => {
    expect(inStatus[status]().stage.status).toBe(status);
  });
});
