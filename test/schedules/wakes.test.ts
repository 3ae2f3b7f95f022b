import { describe, expect, test } from 'vitest';
import { theSystem } from '#domain/actor.ts';
import { decide } from '#domain/decide.ts';
import { isRefusal } from '#domain/errors.ts';
import { profileOf } from '#domain/profiles/index.ts';
import { wakesOf } from '#domain/wake.ts';
import { aCase, day } from '../support/builders.ts';
import { after } from '../support/given.ts';

describe('what a case asks for by the clock', () => {
  test.each(Object.keys(aCase) as (keyof typeof aCase)[])(
    'is never refused by the case, and ends: %s',
    (name) => {
      let it = aCase[name]();
      const profile = profileOf(it);
      for (let step = 0; step < 60; step += 1) {
        const next = wakesOf(it, profile, day(400)).find(({ command }) => command);
        if (!next?.command) return;
        const now = next.at > day(50) ? next.at : day(50);
        const outcome = decide({ it, actor: theSystem, now, profile }, next.command);
        expect(outcome, `${next.command.name} of ${name}`).not.toHaveProperty('refused');
        if (isRefusal(outcome)) return;
        it = after(it, outcome.events, now, theSystem);
      }
      expect.fail(`${name} never comes to rest`);
    },
  );
});
