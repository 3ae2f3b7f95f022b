/**
 * A device that its owner asked to be remembered (ADR 11): a random secret, bound to one case and its mail address, changed at
 * each use. Whoever shows a secret that was used before has a copy, or somebody else has: then it is over for both.
 */
import { NamedError } from '#contracts/errors.ts';
import type { Case } from '#domain/case.ts';
import { hashOf } from '#domain/hash-chain.ts';
import { mailAddress } from '#domain/party.ts';
import type { Dependencies, Device } from '#ports';
import { normalCaseNo } from './case-number.ts';

const DEVICE_DAYS = 30;

type Needs = Pick<Dependencies, 'access' | 'cases' | 'clock' | 'ids'>;

/** What the device's cookie holds: which device, and the secret of the day. */
export interface Token {
  readonly text: string;
  readonly expiresAt: string;
}

const secretHash = (secret: string): Promise<string> => hashOf({ device: secret });
/** Salted with the device, so that equal addresses do not show. */
const addressHash = (deviceId: string, { intake }: Case): Promise<string> =>
  hashOf({ deviceId, address: (intake && mailAddress(intake)) ?? null });

const parts = (text: string | null): readonly [deviceId: string, secret: string] | null => {
  const [deviceId, secret, ...more] = (text ?? '').split('.');
  return deviceId && secret && more.length === 0 ? [deviceId, secret] : null;
};

/** Two ids of 128 random bits. */
const freshSecret = ({ ids }: Pick<Dependencies, 'ids'>): string => `${ids.id()}${ids.id()}`;

/** Remembers this device for the case; the days are counted once and never begin anew. */
export async function rememberDevice(needs: Needs, it: Case): Promise<Token> {
  const { access, clock, ids } = needs;
  const [deviceId, secret, startedAt] = [ids.id(), freshSecret(needs), clock.now()];
  const expiresAt = new Date(Date.parse(startedAt) + DEVICE_DAYS * 86_400_000).toISOString();
  await access.putDevice({
    deviceId,
    caseId: it.caseId,
    caseNo: it.caseNo,
    addressHash: await addressHash(deviceId, it),
    secretHash: await secretHash(secret),
    startedAt,
    expiresAt,
  });
  return { text: `${deviceId}.${secret}`, expiresAt };
}

/** The device is not remembered any more, and whoever came in by it last is out. */
async function end(
  { access }: Pick<Needs, 'access'>,
  { deviceId, sessionHash }: Device,
): Promise<void> {
  await access.endDevice(deviceId);
  if (sessionHash !== undefined) await access.endSession(sessionHash);
}

/**
 * The device behind a token, if it opens `wanted` (any case, when the caller names none). Throws `Unauthenticated` otherwise;
 * a token for another case changes nothing, a secret used before ends the device.
 */
export async function deviceOf(
  needs: Needs,
  text: string | null,
  wanted: string | undefined,
): Promise<Device> {
  const [deviceId, secret] = parts(text) ?? [];
  const device = deviceId === undefined ? null : await needs.access.device(deviceId);
  if (!device || secret === undefined) throw new NamedError('Unauthenticated');
  if (wanted !== undefined && normalCaseNo(wanted) !== device.caseNo)
    throw new NamedError('Unauthenticated');
  if ((await secretHash(secret)) === device.secretHash && (await stillTheirs(needs, device)))
    return device;
  await end(needs, device);
  throw new NamedError('Unauthenticated');
}

/** The case still exists, and its mail still goes to the address whose owner asked. */
async function stillTheirs({ cases }: Needs, { caseId, deviceId, addressHash: known }: Device) {
  const it = await cases.load(caseId);
  return it !== null && (await addressHash(deviceId, it)) === known;
}

/** Changes the device's secret for the session it has just opened. Of two who show one secret at once, neither gets in. */
export async function nextToken(needs: Needs, device: Device, sessionHash: string): Promise<Token> {
  const secret = freshSecret(needs);
  const next = { secretHash: await secretHash(secret), sessionHash };
  const { access } = needs;
  if (await access.changeDevice(device.deviceId, device.secretHash, next)) {
    if (device.sessionHash !== undefined) await access.endSession(device.sessionHash);
    return { text: `${device.deviceId}.${secret}`, expiresAt: device.expiresAt };
  }
  await access.endSession(sessionHash);
  await end(needs, (await access.device(device.deviceId)) ?? device);
  throw new NamedError('Unauthenticated');
}

/** Whoever holds a token, old or new, may end its device, and with it the session that it opened last. */
export async function forgetDevice(
  needs: Pick<Dependencies, 'access'>,
  text: string | null,
): Promise<void> {
  const [deviceId] = parts(text) ?? [];
  const device = deviceId === undefined ? null : await needs.access.device(deviceId);
  if (device) await end(needs, device);
}
