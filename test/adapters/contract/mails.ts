import { describe, expect, test } from 'vitest';
import { shardOf } from '#adapters/shard.ts';
import type { Mail } from '#domain/rows.ts';
import type { CaseStore } from '#ports';
import { at, eightTimes, NOW, type OpenGround } from './ground.ts';
import { later, mailOf, put, received, taskOf } from './rows.ts';

const ID = 'acknowledgement-1';

export const mailsContract = (open: OpenGround) => {
  const withMail = async (mail: Partial<Mail> = {}) => {
    const { cases } = await open();
    const it = received('a');
    await put(cases, it, { mails: [mailOf(it, mail)] });
    return {
      cases,
      it,
      claim: (n: number, lease = n) => cases.claimMail('a', ID, at(n), at(lease)),
    };
  };

  describe('a mail', () => {
    test('is pending until somebody claims it', async () => {
      const { cases, it, claim } = await withMail();
      expect(await cases.pendingMails('a')).toEqual([mailOf(it)]);
      expect(await claim(1)).toBe(true);
      expect(await cases.pendingMails('a')).toEqual([]);
      expect(await cases.mail('a', ID)).toEqual(
        mailOf(it, { status: 'sending', claimedAt: at(1), attempts: 1 }),
      );
    });

    test('is left to the step that waits next, once', async () => {
      const { cases, it } = await withMail();
      expect(await cases.loadToWait('a')).toEqual({ case: it, owesMail: true });
      expect(await cases.loadForWork('a')).toMatchObject({ owesMail: true });
      await cases.openTask(taskOf(it), it.version);
      expect(await cases.loadToWait('a')).toEqual({ case: it, owesMail: false });
      const next = await put(cases, later(it), { expectedWaits: 1 });
      expect(await cases.loadForWork('a')).toMatchObject({ case: next, owesMail: false });
      expect(await cases.loadToWait('b')).toBeNull();
    });

    test('is claimed by one of eight', async () => {
      const { cases, claim } = await withMail();
      expect((await eightTimes(() => claim(1))).filter(Boolean)).toHaveLength(1);
      expect((await cases.mail('a', ID))?.attempts).toBe(1);
    });

    test('that does not exist is not claimed', async () => {
      const { cases } = await withMail();
      expect(await cases.claimMail('a', 'unknown', NOW, NOW)).toBe(false);
      await cases.settleMail('a', 'unknown', { status: 'sent' });
      await cases.settleMail('a', 'unknown', { status: 'pending' });
      expect(await cases.mail('a', 'unknown')).toBeNull();
    });

    test('left by a crash is claimed again after its lease, by one of eight', async () => {
      const { claim } = await withMail();
      await claim(1);
      expect(await claim(16, 1)).toBe(false);
      expect((await eightTimes(() => claim(17, 2))).filter(Boolean)).toHaveLength(1);
    });

    test('that was sent keeps the provider’s id and is over', async () => {
      const { cases, it, claim } = await withMail();
      await claim(1);
      await cases.settleMail('a', ID, { status: 'sent', providerId: 'ses-1' });
      expect(await cases.mail('a', ID)).toEqual(
        mailOf(it, { status: 'sent', providerId: 'ses-1', attempts: 1 }),
      );
      expect(await claim(100)).toBe(false);
      expect(await owed(cases, 1000)).toEqual([]);
    });

    test('that failed goes back and can be claimed again', async () => {
      const { cases, it, claim } = await withMail();
      await claim(1);
      await cases.settleMail('a', ID, { status: 'pending', why: 'MailThrottled' });
      expect(await cases.pendingMails('a')).toEqual([
        mailOf(it, { why: 'MailThrottled', attempts: 1 }),
      ]);
      expect(await claim(2)).toBe(true);
    });

    test('that the provider reports as sent does not go back to the outbox', async () => {
      const { cases, claim } = await withMail();
      await claim(1);
      await cases.settleMail('a', ID, { status: 'sent' });
      await cases.settleMail('a', ID, { status: 'pending', why: 'timeout' });
      expect((await cases.mail('a', ID))?.status).toBe('sent');
      expect(await cases.pendingMails('a')).toEqual([]);
    });

    test('that bounced is not hidden by a late report that it was sent', async () => {
      const { cases, claim } = await withMail();
      await claim(1);
      await cases.settleMail('a', ID, { status: 'sent' });
      await cases.settleMail('a', ID, { status: 'notSent', why: 'bounce' });
      await cases.settleMail('a', ID, { status: 'sent' });
      expect(await cases.mail('a', ID)).toMatchObject({ status: 'notSent', why: 'bounce' });
    });

    test('is owed from its instant, and again from its lease', async () => {
      const { cases, it, claim } = await withMail({ dueAt: at(5) });
      expect(await owed(cases, 5)).toEqual([]);
      expect(await owed(cases, 6)).toEqual([mailOf(it, { dueAt: at(5) })]);
      await claim(10);
      expect(await owed(cases, 10)).toEqual([]);
      expect((await owed(cases, 11)).map(({ status }) => status)).toEqual(['sending']);
      await cases.settleMail('a', ID, { status: 'pending', why: 'timeout' });
      expect((await owed(cases, 6)).map(({ status }) => status)).toEqual(['pending']);
    });
  });
};

const owed = (cases: CaseStore, minutes: number) =>
  cases.owedMails(shardOf('a', cases.shards), at(minutes), 10);
