export type { FileEvent } from './arrivals.ts';
export type { S3Permission } from './call.ts';
export {
  type FilesEmulator,
  type FilesOptions,
  openFiles,
} from './files-emulator.ts';
