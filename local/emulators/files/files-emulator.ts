import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { assertLaptop } from '../laptop-only.ts';
import { type FileEvent, openArrivals } from './arrivals.ts';
import { answerBrowser, type BrowserDoor, type CorsRule } from './browser-door.ts';
import { permissionsOf, readCall, type S3Permission } from './call.ts';
import { type ObjectFacts, openObjectStore } from './object-store.ts';
import { factsFor, perform, type Shelf } from './operations.ts';
import { S3Fault } from './s3-fault.ts';
import { refusal, type S3Request, type S3Response } from './s3-message.ts';
import type { SecretOf } from './signature.ts';

export interface BucketOptions {
  readonly name: string;
  readonly cors: readonly CorsRule[];
  /** Whether EventBridge hears of new objects. */
  readonly tells: boolean;
}

export interface FilesOptions {
  /** Everything is kept here. */
  readonly dir: string;
  readonly clock: { now(): number };
  readonly account: string;
  readonly buckets: readonly BucketOptions[];
  readonly secretOf: SecretOf;
  /** Resolves to the reason why the owner of the key must not; undefined when they may. */
  readonly denial: (
    accessKeyId: string,
    permissions: readonly S3Permission[],
  ) => Promise<string | undefined>;
  /** Hands an event to the bus; a rejection is tried again. */
  readonly emit: (event: FileEvent) => Promise<void>;
}

export interface FilesEmulator {
  /** Answers the SDK; that the caller is who they say was found before. */
  handle(request: S3Request, accessKeyId: string): Promise<S3Response>;
  /** Answers browsers under the bucket's own origin. */
  browse(bucket: string, request: S3Request): Promise<S3Response>;
  /** Resolves when no event is being told. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** S3 as far as the stack uses it: objects in one piece, presigned forms and addresses, events. Anything else is refused. */
export async function openFiles(options: FilesOptions): Promise<FilesEmulator> {
  assertLaptop('file emulator');
  const objects = openObjectStore(join(options.dir, 'objects'));
  const arrivals = openArrivals(join(options.dir, 'untold'), objects, options.emit);
  const bucketOf = (name: string): BucketOptions => {
    const found = options.buckets.find((it) => it.name === name);
    if (!found) throw new S3Fault('NoSuchBucket', `The specified bucket does not exist: ${name}`);
    return found;
  };
  const put: Shelf['put'] = (given, bytes, reason) => {
    const facts = factsFor(given, bytes, options.clock.now());
    const event = bucketOf(facts.bucket).tells ? createdEvent(options, facts, reason) : undefined;
    if (event) arrivals.announce(facts, event);
    objects.put(facts, bytes);
    if (event) arrivals.tell(event.id);
    return facts;
  };
  const shelf: Shelf = { objects, put };
  const authorize: BrowserDoor['authorize'] = async (accessKeyId, permissions) => {
    const denial = await options.denial(accessKeyId, permissions);
    if (denial !== undefined) throw new S3Fault('AccessDenied', denial);
  };
  return {
    async handle(request, accessKeyId) {
      try {
        const call = readCall(request);
        bucketOf(call.bucket);
        await authorize(accessKeyId, permissionsOf(call));
        return perform(shelf, call, request);
      } catch (error) {
        return refusal(await honest(error, request, accessKeyId, options), request.target);
      }
    },
    browse(bucket, request) {
      const { cors } = bucketOf(bucket);
      const now = () => options.clock.now();
      const { secretOf } = options;
      return answerBrowser({ bucket, cors, shelf, now, secretOf, authorize }, request);
    },
    idle: () => arrivals.idle(),
    async close() {
      arrivals.close();
    },
  };
}

/** Who may not list a bucket is not told that a key is missing, on AWS either. */
async function honest(
  error: unknown,
  request: S3Request,
  accessKeyId: string,
  { denial }: FilesOptions,
): Promise<unknown> {
  if (!(error instanceof S3Fault) || error.code !== 'NoSuchKey') return error;
  const { bucket } = readCall(request);
  const listing = await denial(accessKeyId, [{ action: 's3:ListBucket', bucket }]);
  return listing === undefined ? error : new S3Fault('AccessDenied', listing);
}

/** As EventBridge has it: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
function createdEvent(
  { account, clock }: FilesOptions,
  { bucket, key, size, etag }: ObjectFacts,
  reason: string,
): FileEvent {
  const now = clock.now();
  return {
    id: randomUUID(),
    source: 'aws.s3',
    'detail-type': 'Object Created',
    time: new Date(now).toISOString(),
    resources: [`arn:aws:s3:::${bucket}`],
    detail: {
      version: '0',
      bucket: { name: bucket },
      object: {
        key,
        size,
        etag: etag.replaceAll('"', ''),
        sequencer: now.toString(16).toUpperCase().padStart(18, '0'),
      },
      'request-id': randomUUID(),
      requester: account,
      'source-ip-address': '127.0.0.1',
      reason,
    },
  };
}
