import { describe, expect, it } from 'vitest';
import { settingsOf } from '../../infra/settings.ts';

const settings = (context: Readonly<Record<string, string>>) =>
  settingsOf({ tryGetContext: (key: string) => context[key] as unknown });

describe('context', () => {
  it('needs nothing for a trial', () => {
    expect(settings({})).toEqual({
      stage: 'dev',
      isProd: false,
      costCentre: 'unassigned',
      profile: 'cn-2020-3',
      shards: 2,
      mail: { from: 'cases@parley.example', identity: 'domain' },
      makesEdge: false,
    });
  });

  it('must say who writes before prod writes to anybody', () => {
    expect(() => settings({ stage: 'prod' })).toThrow(/mailFrom/);
    expect(settings({ stage: 'prod', mailFrom: 'a@bank.example' }).isProd).toBe(true);
  });

  it.each([
    [{ stage: 'test' }, /stage/],
    [{ profile: 'atlantis' }, /atlantis/],
    [{ mailFrom: 'not an address' }, /mailFrom/],
    [{ siteDomain: 'desk.bank.example' }, /certificateArn/],
    [{ certificateArn: 'arn:aws:acm:us-east-1:1:certificate/a' }, /siteDomain/],
    [{ oidcIssuer: 'https://id.bank.example' }, /oidcAudience/],
    [{ oidcIssuer: 'no address', oidcAudience: 'parley' }, /oidcIssuer/],
    [{ edge: 'yes' }, /edge/],
    [{ shards: '0' }, /shards/],
  ])('refuses %o', (context, complaint) => {
    expect(() => settings(context)).toThrow(complaint);
  });

  it('spreads the work queue of a bank wider than that of a trial, and as wide as the bank wants', () => {
    expect(settings({ stage: 'prod', mailFrom: 'a@bank.example' }).shards).toBe(8);
    expect(settings({ shards: '16' }).shards).toBe(16);
  });

  it('takes the rule profile by its id', () => {
    expect(settings({ profile: 'uk-disp' }).profile).toBe('uk-disp');
  });
});
