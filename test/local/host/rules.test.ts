import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { laptopClock } from '../../../local/clock.ts';
import type { RuleModel } from '../../../local/host/assembly/model.ts';
import { FunctionError } from '../../../local/host/function-error.ts';
import { mayInvoke, routeArn } from '../../../local/host/permissions.ts';
import { openDelivery } from '../../../local/host/rules/deliver.ts';
import { checkPattern, matchesPattern } from '../../../local/host/rules/pattern.ts';
import { openRules } from '../../../local/host/rules/rules.ts';
import { parseSchedule } from '../../../local/host/rules/schedule.ts';

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(text);
const folder = () => mkdtempSync(join(tmpdir(), 'parley-rules-'));

function rule(more: Partial<RuleModel>): RuleModel {
  const target = { arn: 'arn:aws:lambda:r:a:function:f', maximumRetries: 185 };
  return { name: 'Rule', arn: 'arn:rule', enabled: true, targets: [target], ...more };
}

/** Rules whose deliveries are written down instead of made. */
function open(
  rules: readonly RuleModel[],
  stateFile = join(folder(), 'runs.json'),
  clock = laptopClock(),
) {
  const delivered: { rule: string; event: Record<string, unknown> }[] = [];
  const opened = openRules({
    rules,
    clock,
    account: '1',
    region: 'r',
    stateFile,
    deliver: async ({ name }, _target, event) => {
      delivered.push({ rule: name, event: event as Record<string, unknown> });
    },
  });
  return { rules: opened, delivered, clock, stateFile };
}

describe('a schedule expression', () => {
  it.each([
    ['rate(5 minutes)', '2026-01-01T00:00:00Z', '2026-01-01T00:05:00Z'],
    ['rate(1 day)', '2026-01-01T10:00:00Z', '2026-01-02T10:00:00Z'],
    ['cron(0 8 * * ? *)', '2026-01-01T08:00:00Z', '2026-01-02T08:00:00Z'],
    ['cron(0/15 * ? * MON-FRI *)', '2026-01-02T23:50:00Z', '2026-01-05T00:00:00Z'],
    ['cron(30 9 L * ? *)', '2026-02-01T00:00:00Z', '2026-02-28T09:30:00Z'],
  ])('%s comes after %s at %s', (expression, after, next) => {
    expect(parseSchedule(expression).next(at(after))).toBe(at(next));
  });

  it.each(['rate(5 minutes)', 'cron(0 8 * * ? *)'])(
    '%s is not due before its time',
    (expression) => {
      const start = at('2026-01-01T08:00:00Z');
      expect(parseSchedule(expression).latest(start, start + 60_000)).toBeUndefined();
    },
  );

  it('is due exactly at its time', () => {
    const schedule = parseSchedule('cron(0 8 * * ? *)');
    const due = at('2026-01-02T08:00:00Z');
    expect(schedule.latest(at('2026-01-01T08:00:00Z'), due)).toBe(due);
  });

  it.each(['every hour', 'rate(0 hours)', 'at(2026-01-01T00:00:00)'])(
    '%s is refused',
    (expression) => {
      expect(() => parseSchedule(expression)).toThrow(/rate/);
    },
  );
});

describe('scheduled rules', () => {
  const hourly = rule({ name: 'Hourly', schedule: 'rate(1 hour)' });

  it('wait for their first interval', async () => {
    const { rules, delivered, clock } = open([hourly]);
    clock.forward(HOUR - 5000);
    await rules.fireDue();
    expect(delivered).toEqual([]);
  });

  it('run once, however many runs were missed, with the event of EventBridge', async () => {
    const { rules, delivered, clock } = open([hourly]);
    clock.forward(50 * HOUR);
    await rules.fireDue();
    await rules.fireDue();
    expect(delivered).toHaveLength(1);
    expect(delivered[0]?.event).toMatchObject({
      version: '0',
      source: 'aws.events',
      'detail-type': 'Scheduled Event',
      resources: ['arn:rule'],
      time: expect.stringMatching(/^[\d-]+T[\d:]+Z$/),
      detail: {},
    });
  });

  it('that were missed come one after the other, as they would have; those of one instant together', async () => {
    const nightly = rule({ name: 'Nightly', schedule: 'cron(0 3 * * ? *)' });
    const minutely = rule({ name: 'Minutely', schedule: 'rate(1 minute)' });
    const alike = rule({ name: 'Alike', schedule: 'rate(1 minute)' });
    const steps: string[] = [];
    const clock = laptopClock();
    const rules = openRules({
      rules: [minutely, nightly, alike],
      clock,
      account: '1',
      region: 'r',
      stateFile: join(folder(), 'runs.json'),
      async deliver({ name }) {
        steps.push(`${name} begins`);
        await new Promise(setImmediate);
        steps.push(`${name} ends`);
      },
    });
    clock.forward(25 * HOUR);
    await rules.fireDue();
    expect(steps.slice(0, 2)).toEqual(['Nightly begins', 'Nightly ends']);
    expect(steps.slice(2, 4)).toEqual(['Minutely begins', 'Alike begins']);
    expect(steps).toHaveLength(6);
  });

  it('that the host did not come to before it stopped are due when it starts again', async () => {
    const all = [hourly, rule({ name: 'Daily', schedule: 'rate(1 day)' })];
    const begun: string[] = [];
    const clock = laptopClock();
    const stateFile = join(folder(), 'runs.json');
    const start = () => {
      const deliver = async ({ name }: RuleModel) => {
        begun.push(name);
        opened.close();
      };
      const opened = openRules({
        rules: all,
        clock,
        account: '1',
        region: 'r',
        stateFile,
        deliver,
      });
      return opened;
    };
    const first = start();
    clock.forward(26.5 * HOUR);
    await first.fireDue();
    expect(begun).toEqual(['Daily']);
    await start().fireDue();
    expect(begun).toEqual(['Daily', 'Hourly']);
  });

  it('that could not be remembered, since the disk was full, are due again when it is not', async () => {
    const { rules, delivered, clock, stateFile } = open([
      hourly,
      rule({ name: 'Daily', schedule: 'rate(1 day)' }),
    ]);
    clock.forward(26.5 * HOUR);
    // nothing can be written where a folder stands
    mkdirSync(`${stateFile}.new`);
    await expect(rules.fireDue()).rejects.toThrow(/EISDIR/);
    rmdirSync(`${stateFile}.new`);
    clock.forward(26.5 * HOUR);
    await rules.fireDue();
    expect(delivered.map((it) => it.rule)).toContain('Hourly');
  });

  it('that wait for earlier ones are not begun twice', async () => {
    const { rules, delivered, clock } = open([
      hourly,
      rule({ name: 'Daily', schedule: 'rate(1 day)' }),
    ]);
    clock.forward(26.5 * HOUR);
    await Promise.all([rules.fireDue(), rules.fireDue()]);
    expect(delivered.map((it) => it.rule)).toEqual(['Daily', 'Hourly']);
  });

  it('remember their last run over a restart', async () => {
    const first = open([hourly]);
    first.clock.forward(HOUR);
    await first.rules.fireDue();
    const again = open([hourly], first.stateFile, first.clock);
    await again.rules.fireDue();
    expect(again.delivered).toEqual([]);
    first.clock.forward(HOUR);
    await again.rules.fireDue();
    expect(again.delivered).toHaveLength(1);
  });

  it('hand their own input over instead of the event', async () => {
    const target = { arn: 'a', maximumRetries: 0, input: { shard: 3 } };
    const { rules, delivered } = open([rule({ schedule: 'rate(1 hour)', targets: [target] })]);
    await rules.run('Rule');
    expect(delivered[0]?.event).toEqual({ shard: 3 });
  });

  it('do nothing when disabled', async () => {
    const { rules, delivered, clock } = open([{ ...hourly, enabled: false }]);
    clock.forward(5 * HOUR);
    await rules.fireDue();
    expect(delivered).toEqual([]);
  });

  it('are found by a part of their name that only one has', async () => {
    const { rules } = open([hourly, rule({ name: 'HourlyToo', schedule: 'rate(1 hour)' })]);
    await rules.run('Hourly');
    await expect(async () => rules.run('Hour')).rejects.toThrow(/Hourly, HourlyToo/);
  });
});

describe('event patterns', () => {
  const event = { source: 'aws.ses', detail: { tags: ['a', 'b'], mail: { to: 'x@y' } } };
  it.each<[object, boolean]>([
    [{ source: ['aws.ses', 'other'] }, true],
    [{ source: ['other'] }, false],
    [{ detail: { tags: ['b'] } }, true],
    [{ detail: { mail: { to: [{ prefix: 'x@' }] } } }, true],
    [{ detail: { mail: { to: [{ suffix: '@z' }] } } }, false],
    [{ source: [{ 'anything-but': ['aws.ses'] }] }, false],
    [{ detail: { absent: [{ exists: false }] } }, true],
    [{ source: [{ 'equals-ignore-case': 'AWS.SES' }] }, true],
  ])('%j matches: %s', (pattern, expected) => {
    expect(matchesPattern(pattern as Record<string, unknown>, event)).toBe(expected);
  });

  it('with a filter the laptop does not know are refused at the start', () => {
    expect(() => checkPattern({ detail: { n: [{ numeric: ['>', 1] }] } })).toThrow(/numeric/);
    expect(() => open([rule({ pattern: { source: [{ wildcard: '*' }] } })])).toThrow(/wildcard/);
  });

  it('choose which rules an event reaches', async () => {
    const bounced = rule({ name: 'Bounced', pattern: { 'detail-type': ['Email Bounced'] } });
    const other = rule({ name: 'Other', pattern: { source: ['aws.s3'] } });
    const { rules, delivered } = open([bounced, other]);
    await rules.emit({ source: 'aws.ses', 'detail-type': 'Email Bounced', detail: {} });
    expect(delivered.map((d) => d.rule)).toEqual(['Bounced']);
  });
});

describe('delivery', () => {
  const target = {
    arn: 'arn:f',
    maximumRetries: 185,
    deadLetterQueueArn: 'arn:aws:sqs:r:1:OfRule',
  };

  /** Delivers one event to a function that fails so many times with `error`. */
  async function deliver(failures: number, error: Error) {
    const deadLetters = folder();
    let attempts = 0;
    const invoke = async () => {
      attempts += 1;
      if (attempts <= failures) throw error;
    };
    const queueOf = () => 'arn:aws:sqs:r:1:OfFunction';
    const options = { invoke, queueOf, deadLetters, now: () => 0, pauseMs: 1 };
    await openDelivery(options)(rule({}), target, { a: 1 });
    return { attempts, deadLetters };
  }

  it('tries again, and what a function fails at three times goes to its own dead letters', async () => {
    const { attempts, deadLetters } = await deliver(9, new FunctionError('Oops', 'no'));
    expect(attempts).toBe(3);
    const letter: unknown = JSON.parse(readFileSync(join(deadLetters, 'OfFunction.jsonl'), 'utf8'));
    expect(letter).toMatchObject({ rule: 'Rule', event: { a: 1 }, error: 'Oops', message: 'no' });
  });

  it('leaves what could not be handed over to the dead letters of the rule', async () => {
    const { deadLetters } = await deliver(9, new Error('not permitted'));
    expect(readdirSync(deadLetters)).toEqual(['OfRule.jsonl']);
  });

  it('is content with one success', async () => {
    const { attempts, deadLetters } = await deliver(1, new Error('once'));
    expect(attempts).toBe(2);
    expect(readdirSync(deadLetters)).toEqual([]);
  });
});

describe('resource permissions', () => {
  const functionArn = 'arn:aws:lambda:r:a:function:f';
  const place = { region: 'r', account: 'a' };
  const permission = {
    functionArn,
    principal: 'apigateway.amazonaws.com',
    sourceArn: 'arn:aws:execute-api:r:a:api/*/*/cases/{caseId}',
  };
  const may = (key: string, arn = functionArn) =>
    mayInvoke(
      [permission],
      'apigateway.amazonaws.com',
      arn,
      routeArn(place, { id: 'api', stage: '$default' }, key),
    );

  it('let a route invoke its function', () => {
    expect(may('GET /cases/{caseId}')).toBe(true);
  });

  it('do not reach to another route, function or service', () => {
    expect(may('GET /cases')).toBe(false);
    expect(may('GET /cases/{caseId}', `${functionArn}2`)).toBe(false);
    const source = routeArn(place, { id: 'api', stage: '$default' }, 'GET /cases/{caseId}');
    expect(mayInvoke([permission], 'apigateway.amazonaws.com', functionArn, source)).toBe(true);
    expect(mayInvoke([permission], 'events.amazonaws.com', functionArn, source)).toBe(false);
  });
});
