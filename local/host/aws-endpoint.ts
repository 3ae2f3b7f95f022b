import { randomUUID } from 'node:crypto';
import type { S3Request, S3Response } from '../emulators/files/s3-message.ts';
import { sesAccess, statesAccess } from './access.ts';
import { dynamodbAccess } from './access-dynamodb.ts';
import type { StackModel } from './assembly/model.ts';
import type { Credential, Credentials } from './credentials.ts';
import type { Received, Reply } from './http-server.ts';
import { type AccessRequest, denialOf, type Iam } from './iam.ts';
import { isObject, type JsonObject } from './json.ts';
import { askingForCapacity, capacityIn, type Watch } from './watch.ts';

/** A service spoken to by `x-amz-target` and JSON. */
export interface JsonService {
  handle(target: string, body: string): Promise<{ status: number; body: object }>;
}

export interface MailService {
  handleQuery(
    parameters: URLSearchParams,
  ): Promise<{ status: number; headers: Record<string, string>; body: string | Buffer }>;
}

export interface FilesService {
  handle(request: S3Request, accessKeyId: string): Promise<S3Response>;
}

export interface AwsEndpointOptions {
  readonly model: StackModel;
  readonly iam: Iam;
  readonly credentials: Credentials;
  readonly tables: JsonService;
  readonly workflows: JsonService;
  readonly mail: MailService;
  readonly files: FilesService;
  readonly watch?: Watch | undefined;
}

interface Signed {
  readonly credential: Credential;
  readonly service: string;
  readonly region: string;
  readonly body: string;
  readonly target: string;
}

/**
 * All AWS services on one port, told apart by the service in the SigV4 credential scope. The signature itself is not
 * recomputed: key id and session token, both made at this start, tell who calls. IAM is asked before the service is.
 */
export function awsEndpoint(options: AwsEndpointOptions): (request: Received) => Promise<Reply> {
  return async (request) => {
    const signed = readSignature(request, options.credentials);
    if (!signed)
      return json(
        403,
        error(
          'UnrecognizedClientException',
          'The security token included in the request is invalid.',
        ),
      );
    switch (signed.service) {
      case 'dynamodb':
        return jsonCall(options, signed, options.tables, (operation, body) =>
          dynamodbAccess(options.model, operation, body),
        );
      case 'states':
        return jsonCall(options, signed, options.workflows, statesAccess);
      case 'ses':
        return mailCall(options, signed);
      case 's3':
        return options.files.handle(s3Request(request), signed.credential.accessKeyId);
      default:
        return json(501, error('NotImplemented', `The laptop has no ${signed.service} service.`));
    }
  };
}

/** S3 is told apart by method, path and headers; other services by what the body says. */
export const s3Request = ({ method, target, message, body }: Received): S3Request => ({
  method,
  target,
  headers: message.headers,
  body,
});

function readSignature(request: Received, credentials: Credentials): Signed | undefined {
  const { headers } = request.message;
  const scope = /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\/aws4_request/.exec(
    headers.authorization ?? '',
  );
  const [, keyId = '', region = '', service = ''] = scope ?? [];
  const credential = credentials.find(keyId, header(headers['x-amz-security-token']));
  if (!credential || !request.body) return undefined;
  const target = header(headers['x-amz-target']) ?? '';
  return { credential, service, region, target, body: request.body.toString('utf8') };
}

async function jsonCall(
  { iam, watch }: AwsEndpointOptions,
  { credential, target, body, service: name }: Signed,
  service: JsonService,
  access: (operation: string, body: JsonObject) => AccessRequest[],
): Promise<Reply> {
  const operation = target.split('.')[1] ?? '';
  const parsed = parse(body);
  if (!parsed) return json(400, error('SerializationException', 'The body is not a JSON object.'));
  const denial = await denialOf(iam, credential, access(operation, parsed));
  if (denial) return json(400, error('AccessDeniedException', denial));
  if (!watch) {
    const answer = await service.handle(target, body);
    return json(answer.status, answer.body);
  }
  const answer = await service.handle(target, JSON.stringify(askingForCapacity(name, parsed)));
  const { principal } = credential;
  const caller = principal.kind === 'role' ? principal.session : principal.kind;
  watch.awsCall({ service: name, operation, caller, capacity: capacityIn(answer.body) });
  return json(answer.status, answer.body);
}

async function mailCall(options: AwsEndpointOptions, signed: Signed): Promise<Reply> {
  const parameters = new URLSearchParams(signed.body);
  const access = sesAccess(options.model, signed.region, parameters);
  const denial = await denialOf(options.iam, signed.credential, access);
  if (denial)
    return { status: 403, headers: { 'content-type': 'text/xml' }, body: sesDenial(denial) };
  return options.mail.handleQuery(parameters);
}

function parse(body: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function json(status: number, body: object): Reply {
  return {
    status,
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amzn-requestid': randomUUID(),
    },
    body: JSON.stringify(body),
  };
}

function error(type: string, message: string): object {
  return { __type: type, message };
}

function sesDenial(message: string): string {
  const text = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${text}</Message></Error><RequestId>laptop</RequestId></ErrorResponse>`;
}

function header(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
