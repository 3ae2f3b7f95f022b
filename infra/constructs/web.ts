import {
  Annotations,
  aws_certificatemanager as acm,
  aws_cloudfront as cloudfront,
  Duration,
  aws_cloudfront_origins as origins,
  RemovalPolicy,
  Stack,
  aws_s3 as s3,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { acknowledge } from './acknowledge.ts';
import { evidenceOrigin } from './evidence.ts';
import type { HttpFront } from './http-front.ts';
import { identityOrigins } from './identity.ts';
import { SecurityHeaders } from './security-headers.ts';

export interface WebProps {
  readonly front: HttpFront;
  readonly settings: Settings;
}

const KEPT_VERSIONS = Duration.days(90);

/** Pages that route by themselves: a path without extension is answered with the page it belongs to. */
const TO_PAGE = `function handler(event) {
  var request = event.request;
  if (/\\.[^/]*$/.test(request.uri)) return request;
  request.uri = /^\\/console(\\/|$)/.test(request.uri) ? '/console/index.html' : '/index.html';
  return request;
}`;

/** The site: pages from a private bucket, the API under the same name, so that cookies are the site's own. */
export class Web extends Construct {
  readonly bucket: s3.Bucket;
  readonly distribution: cloudfront.Distribution;
  readonly siteUrl: string;

  constructor(scope: Construct, id: string, { front, settings }: WebProps) {
    super(scope, id);
    this.bucket = this.#makeBucket(settings.isProd);
    this.distribution = this.#makeDistribution(front, settings);
    this.siteUrl = `https://${settings.site?.domain ?? this.distribution.distributionDomainName}`;
  }

  #makeBucket(isProd: boolean): s3.Bucket {
    const bucket = new s3.Bucket(this, 'Pages', {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      // yesterday's pages, for going back
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: KEPT_VERSIONS }],
      removalPolicy: isProd ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(bucket, 'S1', 'Holds public pages only, read by the distribution alone');
    return bucket;
  }

  #makeDistribution(front: HttpFront, settings: Settings): cloudfront.Distribution {
    const reached = [...identityOrigins(this, settings.oidc), evidenceOrigin(this)];
    const headers = new SecurityHeaders(this, 'Headers', reached);
    const api = apiBehavior(front, headers);
    const { site, webAclArn } = settings;
    const distribution = new cloudfront.Distribution(this, 'Site', {
      comment: `${Stack.of(this).stackName} site`,
      defaultRootObject: 'index.html',
      defaultBehavior: this.#pagesBehavior(headers),
      additionalBehaviors: { '/api/*': api, '/openapi.json': api },
      priceClass: cloudfront.PriceClass.PRICE_CLASS_200,
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      ...(webAclArn !== undefined && { webAclId: webAclArn }),
      ...(site && {
        domainNames: [site.domain],
        minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
        certificate: acm.Certificate.fromCertificateArn(this, 'Certificate', site.certificateArn),
      }),
    });
    acknowledgeDistribution(distribution, settings);
    return distribution;
  }

  #pagesBehavior(headers: SecurityHeaders): cloudfront.BehaviorOptions {
    const toPage = new cloudfront.Function(this, 'ToPage', {
      comment: 'Pages that route by themselves',
      code: cloudfront.FunctionCode.fromInline(TO_PAGE),
      runtime: cloudfront.FunctionRuntime.JS_2_0,
    });
    return {
      // CDK's own types differ in `isWebsite?` under exactOptionalPropertyTypes
      origin: origins.S3BucketOrigin.withOriginAccessControl(this.bucket as s3.IBucket),
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      // how long is said by each file's Cache-Control, set when it is uploaded
      cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: headers,
      functionAssociations: [
        { function: toPage, eventType: cloudfront.FunctionEventType.VIEWER_REQUEST },
      ],
    };
  }
}

function apiBehavior({ api }: HttpFront, headers: SecurityHeaders): cloudfront.BehaviorOptions {
  const { region, urlSuffix } = Stack.of(api);
  return {
    origin: new origins.HttpOrigin(`${api.apiId}.execute-api.${region}.${urlSuffix}`, {
      originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
    }),
    allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
    viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
    cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
    originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    responseHeadersPolicy: headers,
  };
}

function acknowledgeDistribution(
  distribution: cloudfront.Distribution,
  { site, webAclArn, isProd }: Settings,
): void {
  if (isProd && webAclArn === undefined) {
    Annotations.of(distribution).addWarningV2('parley:no-firewall', 'prod without -c webAclArn=…');
  }
  acknowledge(distribution, 'CFR1', 'Customers abroad must be able to complain too');
  acknowledge(
    distribution,
    'CFR3',
    'Access logs of the distribution hold query strings and addresses of people; the API logs routes, the firewall samples requests',
  );
  if (webAclArn === undefined) {
    acknowledge(
      distribution,
      'CFR2',
      'The firewall is a stack of its own in us-east-1 (-c edge=true), whose ARN is given as -c webAclArn',
    );
  }
  if (!site) {
    acknowledge(
      distribution,
      'CFR4',
      'Without a domain of its own the site has the certificate of CloudFront, which sets its own minimum',
    );
  }
}
