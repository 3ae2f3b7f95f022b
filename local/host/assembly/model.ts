import type { JsonObject } from '../json.ts';

/** One identity policy document with the name it was found under. */
export interface PolicyModel {
  readonly name: string;
  readonly document: JsonObject;
}

export interface RoleModel {
  readonly name: string;
  readonly arn: string;
  readonly policies: readonly PolicyModel[];
}

export interface TableModel {
  readonly name: string;
  readonly arn: string;
  readonly partitionKey: string;
  /** The customer-managed key that protects the table, if any. */
  readonly keyArn?: string;
  /** Partition key of each index, by index name. */
  readonly indexKeys: Readonly<Record<string, string>>;
  /** CloudFormation properties, resolved. */
  readonly properties: JsonObject;
}

export interface FunctionModel {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  /** Absolute folder of the code asset. */
  readonly codeFolder: string;
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
  /** JSON when Lambda is to write console output as one JSON object per call. */
  readonly logFormat?: 'JSON';
  /** Where events go that it failed to handle, when nobody waits for it. */
  readonly deadLetterQueueArn?: string;
}

export interface RouteModel {
  /** `GET /cases/{caseId}`, `ANY /{proxy+}` or `$default`. */
  readonly key: string;
  readonly functionArn: string;
  readonly authorizer?: JwtAuthorizerModel;
  /** One of them must be in the token's scope. */
  readonly scopes: readonly string[];
  /** Its own limit, below the stage's. */
  readonly throttle?: ThrottleModel;
}

export interface JwtAuthorizerModel {
  readonly issuer: string;
  readonly audience: readonly string[];
}

export interface CorsModel {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  readonly maxAgeSeconds?: number;
  readonly credentials: boolean;
}

export interface ThrottleModel {
  readonly ratePerSecond: number;
  readonly burst: number;
}

export interface ApiModel {
  readonly id: string;
  readonly name: string;
  readonly stage: string;
  readonly routes: readonly RouteModel[];
  readonly cors?: CorsModel;
  readonly throttle?: ThrottleModel;
}

export interface RuleTargetModel {
  readonly arn: string;
  readonly input?: unknown;
  readonly maximumRetries: number;
  readonly deadLetterQueueArn?: string;
}

export interface RuleModel {
  readonly name: string;
  readonly arn: string;
  readonly enabled: boolean;
  readonly schedule?: string;
  readonly pattern?: JsonObject;
  readonly targets: readonly RuleTargetModel[];
}

export interface StateMachineModel {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly definition: JsonObject;
}

export interface UserPoolClientModel {
  readonly clientId: string;
  readonly redirectUris: readonly string[];
  readonly logoutUris: readonly string[];
}

export interface UserPoolModel {
  readonly id: string;
  readonly clients: readonly UserPoolClientModel[];
  readonly groups: readonly string[];
}

export interface MailModel {
  readonly identities: readonly string[];
  readonly configurationSets: readonly string[];
  /** The set of mails that name none, when the identity has one. */
  readonly defaultConfigurationSet?: string;
  /** What configuration sets tell EventBridge. */
  readonly destinations: readonly MailDestinationModel[];
}

export interface MailDestinationModel {
  readonly configurationSet: string;
  /** In upper case: SEND, DELIVERY, BOUNCE, COMPLAINT … */
  readonly eventTypes: readonly string[];
}

export interface BucketModel {
  readonly name: string;
  readonly arn: string;
  /** The customer-managed key that protects it, if any. */
  readonly keyArn?: string;
  /** Whether EventBridge hears of its objects. */
  readonly tellsEventBridge: boolean;
  /** Pages that may send to it or read from it; with none, browsers have no business there. */
  readonly cors: readonly {
    readonly origins: readonly string[];
    readonly methods: readonly string[];
  }[];
}

export interface KeyModel {
  readonly arn: string;
  readonly policy: JsonObject;
}

/** Paths of a distribution that lead to an HTTP API instead of the web pages. */
export interface ApiPathModel {
  /** As CloudFront matches it: `*` is any text, `?` any character. */
  readonly pattern: string;
  readonly apiId: string;
}

/** Who else may invoke a function: a resource policy statement. */
export interface PermissionModel {
  readonly functionArn: string;
  readonly principal: string;
  readonly sourceArn?: string;
}

/** All stacks of an assembly as one, every reference resolved for the laptop. */
export interface StackModel {
  readonly account: string;
  readonly region: string;
  readonly tables: readonly TableModel[];
  readonly functions: readonly FunctionModel[];
  readonly roles: readonly RoleModel[];
  readonly permissions: readonly PermissionModel[];
  readonly apis: readonly ApiModel[];
  /** In the order in which the distribution tries them. */
  readonly apiPaths: readonly ApiPathModel[];
  /** Headers that the distribution puts on the web pages, by lower-case name. */
  readonly pageHeaders: Readonly<Record<string, string>>;
  readonly rules: readonly RuleModel[];
  readonly stateMachines: readonly StateMachineModel[];
  readonly userPools: readonly UserPoolModel[];
  readonly mail: MailModel;
  readonly keys: readonly KeyModel[];
  readonly buckets: readonly BucketModel[];
  readonly queues: readonly { readonly name: string; readonly arn: string }[];
}
