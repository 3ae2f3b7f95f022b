import { aws_cognito as cognito, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { staffRoles } from '#domain/vocabulary.ts';
import type { Settings } from '../settings.ts';
import { acknowledge } from './acknowledge.ts';
import type { ServiceFunctions } from './service-functions.ts';

/** Whose tokens staff sign in with. */
export interface TokenIssuer {
  readonly issuer: string;
  readonly audience: string;
}

export interface IdentityProps {
  readonly functions: ServiceFunctions;
  readonly siteUrl: string;
  readonly settings: Settings;
}

/** Where an engineer's own console is served, for dev stages: `npm start` on the default port. */
const LAPTOP_SITE = 'http://localhost:4500';
const CALLBACK = '/console/callback';

/** Staff: a Cognito pool of the stack's own, or the bank's own identity provider by context, in which case no pool is made. */
export class Identity extends Construct implements TokenIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly userPool?: cognito.UserPool;

  constructor(scope: Construct, id: string, props: IdentityProps) {
    super(scope, id);
    const { oidc } = props.settings;
    if (oidc) {
      this.issuer = oidc.issuer;
      this.audience = oidc.audience;
      return;
    }
    const pool = this.#makePool(props.settings.isProd);
    this.userPool = pool;
    this.issuer = pool.userPoolProviderUrl;
    this.audience = this.#makeClient(pool, props).userPoolClientId;
    this.#makeGroups(pool);
    this.#addClaims(pool, props.functions);
  }

  #makePool(isProd: boolean): cognito.UserPool {
    const pool = new cognito.UserPool(this, 'Staff', {
      userPoolName: Stack.of(this).stackName,
      selfSignUpEnabled: false,
      signInAliases: { username: true, email: true },
      standardAttributes: { fullname: { required: true, mutable: true } },
      customAttributes: {
        department: new cognito.StringAttribute({ mutable: true, maxLen: 40 }),
        skills: new cognito.StringAttribute({ mutable: true, maxLen: 200 }),
      },
      passwordPolicy: PASSWORDS,
      accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
      mfa: isProd ? cognito.Mfa.REQUIRED : cognito.Mfa.OPTIONAL,
      // an authenticator app; a text message can be diverted
      mfaSecondFactor: { otp: true, sms: false },
      featurePlan: isProd ? cognito.FeaturePlan.PLUS : cognito.FeaturePlan.ESSENTIALS,
      ...(isProd && {
        standardThreatProtectionMode: cognito.StandardThreatProtectionMode.FULL_FUNCTION,
      }),
      deletionProtection: isProd,
      removalPolicy: isProd ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    if (!isProd) acknowledgeTrialPool(pool);
    return pool;
  }

  #makeClient(
    pool: cognito.UserPool,
    { siteUrl, settings }: IdentityProps,
  ): cognito.UserPoolClient {
    const sites = settings.isProd ? [siteUrl] : [siteUrl, LAPTOP_SITE];
    pool.addDomain('Domain', { cognitoDomain: { domainPrefix: domainPrefix(this) } });
    return pool.addClient('Console', {
      // a page in a browser can keep no secret: code with PKCE
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.PROFILE, cognito.OAuthScope.EMAIL],
        callbackUrls: sites.map((site) => `${site}${CALLBACK}`),
        logoutUrls: sites.map((site) => `${site}/console`),
      },
      authFlows: {},
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
    });
  }

  #makeGroups(pool: cognito.UserPool): void {
    for (const role of staffRoles) {
      new cognito.CfnUserPoolGroup(this, `Role-${role}`, {
        userPoolId: pool.userPoolId,
        groupName: role,
      });
    }
  }

  /** Department and skills are needed where the access token is read. */
  #addClaims(pool: cognito.UserPool, functions: ServiceFunctions): void {
    const preToken = functions.make(this, 'PreToken', {
      area: 'events',
      description: 'Copies department and skills of staff into access tokens',
      access: null,
    });
    const { PRE_TOKEN_GENERATION_CONFIG } = cognito.UserPoolOperation;
    pool.addTrigger(PRE_TOKEN_GENERATION_CONFIG, preToken, cognito.LambdaVersion.V2_0);
  }
}

/** What the console's page must be able to reach to sign people in: discovery and keys, and the token endpoint. */
export function identityOrigins(scope: Construct, oidc: Settings['oidc']): string[] {
  if (oidc) return [new URL(oidc.issuer).origin];
  const { region, urlSuffix } = Stack.of(scope);
  return [
    `https://cognito-idp.${region}.${urlSuffix}`,
    `https://${domainPrefix(scope)}.auth.${region}.amazoncognito.com`,
  ];
}

/** Unique per region over all of AWS, hence the account in it. */
function domainPrefix(scope: Construct): string {
  const { stackName, account } = Stack.of(scope);
  return `${stackName.toLowerCase()}-${account}`;
}

const PASSWORDS: cognito.PasswordPolicy = {
  minLength: 14,
  requireLowercase: true,
  requireUppercase: true,
  requireDigits: true,
  requireSymbols: true,
  tempPasswordValidity: Duration.days(3),
};

function acknowledgeTrialPool(pool: cognito.UserPool): void {
  acknowledge(pool, 'COG2', 'A second factor is required in prod; in dev nobody real signs in');
  acknowledge(pool, 'COG8', 'Threat protection is priced per person and is on in prod');
}
