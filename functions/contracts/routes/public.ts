/** Routes for everybody: opening a case, signing in, the process and its limits. */
import * as z from 'zod/mini';
import { MAX_OPENING_FILES } from '#domain/evidence/evidence.ts';
import { ownIntake } from '#domain/intake.ts';
import { later } from '#domain/on-demand.ts';
import { signedIn } from '../strength.ts';
import { anyText, type Route, read } from './route.ts';

/** Binds a code to whoever asked for it. */
const challenge = later(() =>
  z.strictObject({ challengeId: z.string(), expiresAt: z.iso.datetime() }),
);
const opened = later(() =>
  z.strictObject({
    caseNo: z.string(),
    receivedAt: z.iso.datetime(),
    nextAct: z.strictObject({ by: z.string(), what: z.string(), dueAt: z.iso.datetime() }),
    /** The acknowledgement brings a code for it; absent without a mail address, and once it has grown old. */
    challenge: z.optional(challenge),
    /** Until when the announced files may be handed in with the cookie that came along. */
    filesUntil: z.optional(z.iso.datetime()),
  }),
);
/** `filesFollow`: so many files are handed in right after, without signing in. */
const opening = later(() =>
  z.extend(ownIntake, {
    filesFollow: z.optional(z.int().check(z.minimum(1), z.maximum(MAX_OPENING_FILES))),
  }),
);
const session = later(() =>
  z.strictObject({
    caseNo: z.string(),
    expiresAt: z.iso.datetime(),
    strength: z.enum(signedIn),
    /** Until when this device is remembered, where this call says so. */
    rememberedUntil: z.optional(z.iso.datetime()),
  }),
);
const ended = later(() => z.strictObject({ ended: z.boolean() }));
export const publicRoutes = {
  OpenCase: () =>
    ({
      method: 'POST',
      path: '/api/cases',
      audience: 'public',
      access: ['change', 'run'],
      summary: 'Open a case on the website or in the app',
      clause: 'P3.2-1',
      status: 201,
      body: opening,
      response: opened,
      errors: [],
    }) as const,
  RequestCode: () =>
    ({
      method: 'POST',
      path: '/api/sessions/codes',
      audience: 'public',
      access: ['change', 'send'],
      summary: 'Ask for a one-time code by mail; the answer never tells whether the case exists',
      clause: 'P3.1-2',
      status: 202,
      body: z.strictObject({ caseNo: anyText(40) }),
      response: challenge,
      errors: [],
    }) as const,
  OpenSession: () =>
    ({
      method: 'POST',
      path: '/api/sessions',
      audience: 'public',
      access: ['change'],
      summary:
        'Exchange the code for a short session bound to one case, kept in a cookie; the device may be remembered',
      clause: 'P3.1-2',
      status: 201,
      body: z.strictObject({
        challengeId: anyText(100),
        code: z.string().check(z.regex(/^[0-9]{6}$/, 'sixDigits')),
        /** Asks that this device be remembered for thirty days. */
        remember: z.optional(z.boolean()),
      }),
      response: session,
      errors: ['CodeInvalid', 'CodeExpired', 'CodeUsed'],
    }) as const,
  ResumeSession: () =>
    ({
      method: 'POST',
      path: '/api/sessions/device',
      audience: 'public',
      access: ['change'],
      summary:
        'Open a session that may read and tell, by the cookie of a remembered device; each use changes the cookie',
      clause: 'P3.1-2',
      status: 201,
      /** Without a number, whichever case the device is remembered for. */
      body: z.strictObject({ caseNo: z.optional(anyText(40)) }),
      response: session,
      errors: ['Unauthenticated'],
    }) as const,
  ForgetDevice: () =>
    ({
      method: 'DELETE',
      path: '/api/sessions/device',
      audience: 'public',
      access: ['change'],
      summary: 'Have this device remembered no longer',
      clause: 'P3.1-2',
      status: 200,
      response: ended,
      errors: [],
    }) as const,
  EndSession: () =>
    ({
      method: 'DELETE',
      path: '/api/sessions',
      audience: 'public',
      access: ['change'],
      summary: 'End the session, if there is one, and have this device remembered no longer',
      clause: 'P3.1-2',
      status: 200,
      response: ended,
      errors: [],
    }) as const,
  GetProcess: () =>
    read(
      'public',
      '/api/process',
      'How the bank negotiates: steps, time limits, outside bodies of the active rule profile (C3)',
      'P3.1-2',
      z.strictObject({
        profile: z.strictObject({
          id: z.string(),
          version: z.int(),
          title: z.record(z.string(), z.string()),
        }),
        clocks: z.array(
          z.strictObject({
            clock: z.string(),
            label: z.record(z.string(), z.string()),
            days: z.int(),
            dayKind: z.string(),
            legal: z.boolean(),
            confirmed: z.boolean(),
            basis: z.string(),
          }),
        ),
        followUpDays: z.array(z.int()),
        outsideBodies: z.array(
          z.strictObject({
            kind: z.string(),
            name: z.record(z.string(), z.string()),
            contact: z.string(),
            confirmed: z.boolean(),
          }),
        ),
        hotline: z.string(),
        products: z.array(z.string()),
        issueTypes: z.array(z.string()),
      }),
    ),
  GetOpenapi: () =>
    read(
      'public',
      '/openapi.json',
      'This contract as an OpenAPI document',
      'P3.1-2',
      z.record(z.string(), z.unknown()),
    ),
} satisfies Readonly<Record<string, () => Route>>;
