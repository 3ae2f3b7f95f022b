/** Types the reader turns into something that runs (or into a permission that is checked). */
const READ = new Set([
  'AWS::DynamoDB::Table',
  'AWS::DynamoDB::GlobalTable',
  'AWS::Lambda::Function',
  'AWS::Lambda::Version',
  'AWS::Lambda::Alias',
  'AWS::Lambda::Permission',
  'AWS::IAM::Role',
  'AWS::IAM::Policy',
  'AWS::IAM::ManagedPolicy',
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Stage',
  'AWS::Events::Rule',
  'AWS::StepFunctions::StateMachine',
  'AWS::StepFunctions::StateMachineVersion',
  'AWS::StepFunctions::StateMachineAlias',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolGroup',
  'AWS::Cognito::UserPoolDomain',
  'AWS::Cognito::UserPoolResourceServer',
  'AWS::SES::EmailIdentity',
  'AWS::SES::ConfigurationSet',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
  'AWS::KMS::Key',
]);

/**
 * Types that change nothing a laptop could show: operations, edge protection, delivery of the web pages, and policies of
 * resources that only AWS itself reaches. Adding a line here is a decision; a type on neither list stops the start.
 */
const IGNORABLE = [
  'AWS::CDK::Metadata',
  'AWS::Logs::*',
  'AWS::CloudWatch::*',
  'AWS::WAFv2::*',
  'AWS::CloudFront::*',
  'AWS::SNS::*',
  'AWS::XRay::*',
  'AWS::Budgets::*',
  'AWS::ResourceGroups::*',
  'AWS::Route53::*',
  'AWS::CertificateManager::*',
  'AWS::ApiGateway::Account',
  'AWS::ApiGatewayV2::DomainName',
  'AWS::ApiGatewayV2::ApiMapping',
  'AWS::Cognito::ManagedLoginBranding',
  'AWS::KMS::Alias',
  'AWS::S3::BucketPolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::LayerVersion',
  'AWS::GuardDuty::*',
  'AWS::SSM::Parameter',
  'AWS::Backup::*',
  'Custom::CDKBucketDeployment',
  'Custom::S3AutoDeleteObjects',
  'Custom::S3BucketNotifications',
  'Custom::LogRetention',
];

export class UnknownResourceTypes extends Error {
  override readonly name = 'UnknownResourceTypes';
}

/** Throws the whole list of types that are neither run nor written down as ignorable. */
export function refuseUnknownTypes(resources: readonly { type: string; path: string }[]): void {
  const unknown = resources.filter(({ type }) => !READ.has(type) && !isIgnorable(type));
  if (unknown.length === 0) return;
  const list = unknown.map(({ type, path }) => `  ${type} (${path})`).join('\n');
  throw new UnknownResourceTypes(`The laptop does not know these resources:\n${list}`);
}

export function isIgnorable(type: string): boolean {
  return IGNORABLE.some((known) =>
    known.endsWith('*') ? type.startsWith(known.slice(0, -1)) : known === type,
  );
}
