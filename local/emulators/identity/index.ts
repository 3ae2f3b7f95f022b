export type { IdentityClient } from './authorization-request.ts';
export type { DemoUser } from './demo-user.ts';
export { type IdentityEmulator, type IdentityOptions, openIdentity } from './identity-emulator.ts';
