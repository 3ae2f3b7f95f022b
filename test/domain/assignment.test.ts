import { describe, expect, test } from 'vitest';
import { bearerOf, type Colleague, chooseOwner } from '#domain/assignment.ts';
import { aCase } from '../support/builders.ts';

const agent = (staffId: string, load: number, skills: readonly string[] = []): Colleague => ({
  staffId,
  load,
  skills,
  roles: ['agent'],
});

describe('the owner of a new case', () => {
  const it = { ...aCase.received(), recused: ['recused'] };
  const skill = it.intake?.product ?? '';

  test('is the agent with the fewest open cases, the lower id among equals', () => {
    expect(chooseOwner(it, [agent('c', 2), agent('b', 1), agent('a', 1)])).toBe('a');
  });

  test('has the skill if anybody has it, whatever their load', () => {
    expect(chooseOwner(it, [agent('free', 0), agent('skilled', 9, [skill])])).toBe('skilled');
  });

  test('is nobody who is recused or is no agent', () => {
    const lead: Colleague = { ...agent('lead', 0), roles: ['lead'] };
    expect(chooseOwner(it, [agent('recused', 0), lead])).toBeNull();
    expect(chooseOwner(it, [agent('recused', 0), lead, agent('late', 5)])).toBe('late');
  });

  test('bears it until it is closed', () => {
    expect(bearerOf(aCase.received())).toBeNull();
    expect(bearerOf(aCase.collecting())).toBe('li');
    expect(bearerOf(aCase.followingUp())).toBe('li');
    expect(bearerOf(aCase.solved())).toBeNull();
  });
});
