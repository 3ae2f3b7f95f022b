import type { AccessStore, Challenge, Clock, Device, Session } from '#ports';
import { type MemoryTables, stored } from './memory-tables.ts';

const HOUR = 3_600_000;

/** Codes, sessions and remembered devices of customers without a database. */
export function memoryAccessStore(clock: Clock, { openers }: MemoryTables): AccessStore {
  const asked = new Map<string, string[]>();
  const challenges = new Map<string, Challenge>();
  const sessions = new Map<string, Session>();
  const devices = new Map<string, Device>();
  return {
    async mayAskCode(caseId, now, perHour) {
      const since = new Date(Date.parse(now) - HOUR).toISOString();
      const recent = (asked.get(caseId) ?? []).filter((at) => at > since);
      if (recent.length >= perHour) return false;
      asked.set(caseId, [...recent, now]);
      return true;
    },
    async putChallenge(challenge) {
      if (challenges.has(challenge.challengeId)) return false;
      challenges.set(challenge.challengeId, stored(challenge));
      return true;
    },
    async opener(caseId) {
      const opener = openers.get(caseId);
      return opener && opener.expiresAt > clock.now() ? stored(opener) : null;
    },
    async tryChallenge(challengeId) {
      const before = challenges.get(challengeId);
      if (!before) return null;
      const triesLeft = Math.max(0, before.triesLeft - 1);
      challenges.set(challengeId, { ...before, triesLeft });
      return stored(before);
    },
    async useChallenge(challengeId) {
      const challenge = challenges.get(challengeId);
      if (!challenge || challenge.used) return false;
      challenges.set(challengeId, { ...challenge, used: true });
      return true;
    },
    async putSession(sessionHash, session) {
      sessions.set(sessionHash, stored(session));
    },
    async session(sessionHash) {
      const session = sessions.get(sessionHash);
      return session && session.expiresAt > clock.now() ? stored(session) : null;
    },
    async endSession(sessionHash) {
      sessions.delete(sessionHash);
    },
    async takeFile(sessionHash) {
      const session = sessions.get(sessionHash);
      if (!session?.filesLeft) return false;
      sessions.set(sessionHash, { ...session, filesLeft: session.filesLeft - 1 });
      return true;
    },
    async putDevice(device) {
      devices.set(device.deviceId, stored(device));
    },
    async device(deviceId) {
      const device = devices.get(deviceId);
      return device && device.expiresAt > clock.now() ? stored(device) : null;
    },
    async changeDevice(deviceId, secretHash, next) {
      const device = devices.get(deviceId);
      if (device?.secretHash !== secretHash) return false;
      devices.set(deviceId, { ...device, ...next });
      return true;
    },
    async endDevice(deviceId) {
      devices.delete(deviceId);
    },
  };
}
