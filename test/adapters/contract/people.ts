import { describe, expect, test } from 'vitest';
import type { Challenge, Device, Session, StaffMember } from '#ports';
import { at, eightTimes, type OpenGround } from './ground.ts';
import { later, put, received } from './rows.ts';

const li: Omit<StaffMember, 'load'> = {
  staffId: 'li',
  roles: ['agent'],
  department: 'customerService',
  skills: ['loan'],
  seenAt: at(0),
};
const challenge: Challenge = {
  challengeId: 'c1',
  caseId: 'a',
  codeHash: 'hash of the code',
  expiresAt: at(10),
  triesLeft: 2,
  used: false,
};
const session: Session = {
  caseId: 'a',
  caseNo: 'XW-a',
  strength: 'code',
  startedAt: at(0),
  expiresAt: at(60),
};
const device: Device = {
  deviceId: 'd1',
  caseId: 'a',
  caseNo: 'XW-a',
  addressHash: 'hash of the address',
  secretHash: 'hash of the first secret',
  startedAt: at(0),
  expiresAt: at(60),
};

export const peopleContract = (open: OpenGround) => {
  describe('staff', () => {
    test('are entered once and kept as last seen, with the open cases that commits counted', async () => {
      const { staff, cases } = await open();
      const { department: _department, ...huang } = { ...li, staffId: 'huang' };
      await staff.enter(li);
      await staff.enter(huang);
      const it = await put(cases, received('a'), { loads: [{ staffId: 'li', by: 1 }] });
      await staff.enter({ ...li, seenAt: at(5) });
      expect(await staff.all()).toEqual([
        { ...huang, load: 0 },
        { ...li, seenAt: at(5), load: 1 },
      ]);
      await put(cases, later(it), {
        loads: [
          { staffId: 'li', by: -1 },
          { staffId: 'chen', by: 1 },
        ],
      });
      expect(await staff.find('li')).toEqual({ ...li, seenAt: at(5), load: 0 });
      expect(await staff.find('nobody')).toBeNull();
      // counted before she came for the first time
      expect(await staff.find('chen')).toBeNull();
      await staff.enter({ ...li, staffId: 'chen' });
      expect(await staff.find('chen')).toMatchObject({ load: 1 });
    });
  });

  describe('a challenge', () => {
    test('loses a try with each look, and shows what it was before', async () => {
      const { access } = await open();
      await access.putChallenge(challenge);
      const tries = [];
      for (let n = 0; n < 4; n += 1) tries.push(await access.tryChallenge('c1'));
      expect(tries[0]).toEqual(challenge);
      expect(tries.map((it) => it?.triesLeft)).toEqual([2, 1, 0, 0]);
      expect(await access.tryChallenge('unknown')).toBeNull();
    });

    test('gives no more tries to eight who guess at once', async () => {
      const { access } = await open();
      await access.putChallenge(challenge);
      const tries = await eightTimes(() => access.tryChallenge('c1'));
      expect(tries.map((it) => it?.triesLeft).toSorted()).toEqual([0, 0, 0, 0, 0, 0, 1, 2]);
    });

    test('of no case looks like any other', async () => {
      const { access } = await open();
      const { caseId: _caseId, ...decoy } = challenge;
      await access.putChallenge(decoy);
      expect(await access.tryChallenge('c1')).toEqual(decoy);
    });

    test('is never begun anew: its tries stay spent', async () => {
      const { access } = await open();
      expect(await access.putChallenge(challenge)).toBe(true);
      await access.tryChallenge('c1');
      expect(await access.putChallenge({ ...challenge, codeHash: 'another' })).toBe(false);
      expect(await access.tryChallenge('c1')).toEqual({ ...challenge, triesLeft: 1 });
    });

    test('is promised to who opens a case, until its time is over', async () => {
      const { access, cases, clock } = await open();
      const opener = { challengeId: 'c1', expiresAt: at(10) };
      await put(cases, received('a'), { opener });
      expect(await access.opener('a')).toEqual(opener);
      expect(await access.opener('b')).toBeNull();
      clock.advance(at(10));
      expect(await access.opener('a')).toBeNull();
    });

    test('is used by one of eight', async () => {
      const { access } = await open();
      await access.putChallenge(challenge);
      const used = await eightTimes(() => access.useChallenge('c1'));
      expect(used.filter(Boolean)).toHaveLength(1);
      expect(await access.useChallenge('unknown')).toBe(false);
    });
  });

  describe('a session', () => {
    test('lasts until it expires, whether or not its row has gone', async () => {
      const { access, clock } = await open();
      await access.putSession('s1', session);
      expect(await access.session('s1')).toEqual(session);
      clock.advance(at(60));
      expect(await access.session('s1')).toBeNull();
    });

    test('is over when it was ended, and others are not', async () => {
      const { access } = await open();
      await access.putSession('s1', session);
      await access.putSession('s2', session);
      await access.endSession('s1');
      await access.endSession('unknown');
      expect(await access.session('s1')).toBeNull();
      expect(await access.session('s2')).toEqual(session);
      expect(await access.session('unknown')).toBeNull();
    });

    test('of a case just opened lets two of eight files be announced who come at once, and any other none', async () => {
      const { access } = await open();
      await access.putSession('s1', { ...session, strength: 'opening', filesLeft: 2 });
      await access.putSession('s2', session);
      const taken = await eightTimes(() => access.takeFile('s1'));
      expect(taken.filter(Boolean)).toHaveLength(2);
      expect(await access.session('s1')).toMatchObject({ strength: 'opening', filesLeft: 0 });
      expect(await access.takeFile('s2')).toBe(false);
      expect(await access.takeFile('unknown')).toBe(false);
      expect(await access.session('unknown')).toBeNull();
    });
  });

  describe('a remembered device', () => {
    const next = { secretHash: 'hash of the second secret', sessionHash: 's1' };

    test('lasts until its days are over, whether or not its row has gone', async () => {
      const { access, clock } = await open();
      await access.putDevice(device);
      expect(await access.device('d1')).toEqual(device);
      expect(await access.device('unknown')).toBeNull();
      clock.advance(at(60));
      expect(await access.device('d1')).toBeNull();
    });

    test('takes its next secret from who shows the present one, and from nobody else', async () => {
      const { access } = await open();
      await access.putDevice(device);
      expect(await access.changeDevice('d1', 'hash of a guess', next)).toBe(false);
      expect(await access.device('d1')).toEqual(device);
      expect(await access.changeDevice('d1', device.secretHash, next)).toBe(true);
      expect(await access.device('d1')).toEqual({ ...device, ...next });
      expect(await access.changeDevice('d1', device.secretHash, next)).toBe(false);
      expect(await access.changeDevice('unknown', device.secretHash, next)).toBe(false);
    });

    test('changes for one of eight who show one secret at once', async () => {
      const { access } = await open();
      await access.putDevice(device);
      const changed = await eightTimes(() => access.changeDevice('d1', device.secretHash, next));
      expect(changed.filter(Boolean)).toHaveLength(1);
    });

    test('is over when it was ended, and its secret opens nothing', async () => {
      const { access } = await open();
      await access.putDevice(device);
      await access.endDevice('d1');
      await access.endDevice('unknown');
      expect(await access.device('d1')).toBeNull();
      expect(await access.changeDevice('d1', device.secretHash, next)).toBe(false);
      expect(await access.device('unknown')).toBeNull();
    });
  });

  describe('codes by mail', () => {
    test('are limited over any sixty minutes, not by the clock’s hour', async () => {
      const { access } = await open();
      const asked = [];
      for (const minute of [55, 58, 59, 60, 61, 114, 115, 116, 118])
        asked.push(await access.mayAskCode('a', at(minute), 3));
      expect(asked).toEqual([true, true, true, false, false, false, true, false, true]);
      expect(await access.mayAskCode('b', at(60), 3)).toBe(true);
    });

    test('are no more for eight who ask at once', async () => {
      const { access } = await open();
      const asked = await eightTimes(() => access.mayAskCode('a', at(0), 3));
      expect(asked.filter(Boolean)).toHaveLength(3);
    });
  });
};
