import { chmodSync, existsSync, readFileSync } from 'node:fs';
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import { writeWhole } from '../write-whole.ts';

export interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  /** What JWKS shows: never the private members. */
  publicJwk: JWK;
}

/** The RS256 key in `file`, made on first use and readable by its owner only; tokens outlive a restart. */
export async function loadSigningKey(file: string): Promise<SigningKey> {
  if (!existsSync(file)) writeWhole(file, JSON.stringify(await newPrivateJwk()), 0o600);
  chmodSync(file, 0o600);
  // our own file; importJWK below refuses whatever is no RSA key
  const privateJwk = JSON.parse(readFileSync(file, 'utf8')) as JWK;
  const kid = await calculateJwkThumbprint(privateJwk);
  const publicJwk = publicPart(privateJwk, kid);
  return {
    kid,
    publicJwk,
    privateKey: await rsaKey(privateJwk),
    publicKey: await rsaKey(publicJwk),
  };
}

async function newPrivateJwk(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return exportJWK(privateKey);
}

function publicPart({ kty, n, e }: JWK, kid: string): JWK {
  if (kty !== 'RSA' || n === undefined || e === undefined)
    throw new Error('Not an RSA signing key');
  return { kty, n, e, kid, alg: 'RS256', use: 'sig' };
}

async function rsaKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, 'RS256');
  if (key instanceof Uint8Array) throw new Error('Not an RSA signing key');
  return key;
}
