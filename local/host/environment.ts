import type { FunctionModel } from './assembly/model.ts';
import type { Credential } from './credentials.ts';

/** All a function sees of its surroundings: its own variables and what Lambda sets. Nothing of this machine's leaks in. */
export function functionEnvironment(
  model: FunctionModel,
  credential: Credential,
  place: { readonly region: string; readonly awsUrl: string },
): Readonly<Record<string, string>> {
  return {
    ...model.environment,
    AWS_REGION: place.region,
    AWS_DEFAULT_REGION: place.region,
    AWS_ENDPOINT_URL: place.awsUrl,
    AWS_ACCESS_KEY_ID: credential.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credential.secretAccessKey,
    AWS_SESSION_TOKEN: credential.sessionToken,
    AWS_LAMBDA_FUNCTION_NAME: model.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(model.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${model.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'laptop',
    ...(model.logFormat && { AWS_LAMBDA_LOG_FORMAT: model.logFormat }),
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    _HANDLER: model.handler,
    LAMBDA_TASK_ROOT: model.codeFolder,
    LANG: 'en_US.UTF-8',
    TZ: 'UTC',
    // the SDK's reminder about Node 20 would fill the log of every cold start
    NODE_NO_WARNINGS: '1',
  };
}
