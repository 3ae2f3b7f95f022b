/** What rows must look like when read; index attributes are left behind. Keys are held to the interfaces by the compiler. */
import * as z from 'zod/mini';
import { strengths } from '#contracts/strength.ts';
import { givers } from '#domain/evidence/evidence.ts';
import { mediaTypes } from '#domain/evidence/file-name.ts';
import { templates } from '#domain/notices.ts';
import { later } from '#domain/on-demand.ts';
import type { Mail, Note, Run, Task, Tombstone, Upload } from '#domain/rows.ts';
import { departments, flags } from '#domain/vocabulary.ts';
import type { Challenge, Device, Opener, Remembered, Session, StaffMember } from '#ports';

type Fields<T> = Record<keyof T, z.ZodMiniType>;
// a member access: taking the namespace apart would bundle all of zod
const maybe = z.exactOptional;
const words = later(() => z.string());
const anything = later(() => z.record(z.string(), z.unknown()));

const task = later(
  () =>
    z.object({
      taskId: words,
      caseId: words,
      caseNo: words,
      task: words,
      worker: words,
      department: maybe(z.enum(departments)),
      assignee: z.nullable(words),
      openedAt: words,
      dueAt: words,
      status: z.enum(['open', 'answered', 'cancelled']),
      run: maybe(z.int()),
      token: maybe(words),
      signal: maybe(
        z.object({ kind: z.enum(['success', 'failure']), event: words, output: anything }),
      ),
      signalAt: maybe(words),
      clock: maybe(words),
      product: words,
      issueType: words,
      flags: z.array(z.enum(flags)),
      answeredBy: maybe(words),
      recused: maybe(z.array(words)),
    } satisfies Fields<Task>) satisfies z.ZodMiniType<Task>,
);

const mail = later(
  () =>
    z.object({
      caseId: words,
      mailId: words,
      template: z.enum(templates),
      seq: z.int(),
      status: z.enum(['pending', 'sending', 'sent', 'notSent']),
      dueAt: words,
      claimedAt: maybe(words),
      attempts: z.int(),
      providerId: maybe(words),
      why: maybe(words),
    } satisfies Fields<Mail>) satisfies z.ZodMiniType<Mail>,
);

const note = later(
  () =>
    z.object({
      caseId: words,
      noteId: words,
      at: words,
      by: words,
      text: words,
    } satisfies Fields<Note>) satisfies z.ZodMiniType<Note>,
);

const upload = later(
  () =>
    z.object({
      caseId: words,
      evidenceId: words,
      name: words,
      mediaType: z.enum(mediaTypes),
      size: z.int(),
      sha256: words,
      sensitive: z.boolean(),
      givenBy: z.enum(givers),
      by: words,
      requestedAt: words,
      expiresAt: words,
    } satisfies Fields<Upload>) satisfies z.ZodMiniType<Upload>,
);

const run = later(
  () =>
    z.object({
      caseId: words,
      run: z.int(),
      startAt: words,
      departments: z.array(words),
      waitSeconds: z.record(z.string(), z.number()),
      requestedAt: words,
    } satisfies Fields<Run>) satisfies z.ZodMiniType<Run>,
);

const remembered = later(
  () =>
    z.object({
      key: words,
      requestHash: words,
      answer: anything,
      expiresAt: z.int(),
    } satisfies Fields<Remembered>) satisfies z.ZodMiniType<Remembered>,
);

const staff = later(
  () =>
    z.object({
      staffId: words,
      roles: z.array(words),
      department: maybe(words),
      skills: z.array(words),
      seenAt: words,
      load: z.int(),
    } satisfies Fields<StaffMember>) satisfies z.ZodMiniType<StaffMember>,
);

const challenge = later(
  () =>
    z.object({
      challengeId: words,
      caseId: maybe(words),
      codeHash: words,
      expiresAt: words,
      triesLeft: z.int(),
      used: z.boolean(),
    } satisfies Fields<Challenge>) satisfies z.ZodMiniType<Challenge>,
);

const opener = later(
  () =>
    z.object({
      challengeId: words,
      expiresAt: words,
    } satisfies Fields<Opener>) satisfies z.ZodMiniType<Opener>,
);

const session = later(
  () =>
    z.object({
      caseId: words,
      caseNo: words,
      // one from before there was a choice is taken for the weaker
      strength: z.prefault(z.enum(strengths), 'remembered'),
      filesLeft: z.optional(z.int()),
      startedAt: words,
      expiresAt: words,
    } satisfies Fields<Session>) satisfies z.ZodMiniType<Session>,
);

const device = later(
  () =>
    z.object({
      deviceId: words,
      caseId: words,
      caseNo: words,
      addressHash: words,
      secretHash: words,
      sessionHash: maybe(words),
      startedAt: words,
      expiresAt: words,
    } satisfies Fields<Device>) satisfies z.ZodMiniType<Device>,
);

const tombstone = later(
  () =>
    z.object({
      caseId: words,
      caseNo: words,
      openedAt: words,
      closedAt: maybe(words),
      closeReason: maybe(words),
      lastSeq: z.int(),
      lastHash: words,
      why: z.enum(['draftExpired', 'retentionOver']),
      erasedAt: words,
    } satisfies Fields<Tombstone>) satisfies z.ZodMiniType<Tombstone>,
);

export const rows = {
  task,
  mail,
  note,
  run,
  remembered,
  staff,
  challenge,
  opener,
  device,
  session,
  tombstone,
  upload,
} as const;
