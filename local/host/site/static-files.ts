import { existsSync, statSync } from 'node:fs';
import { dirname, extname, join, normalize } from 'node:path';
import type { PageRequest, PageResponse } from '../../emulators/pages/page.ts';
import { encodedFile } from './encoded-file.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json',
};

/**
 * The built web pages. A path without extension that is no file gets the nearest `index.html` above it, as the
 * distribution on AWS does for a page that routes by itself. `pageHeaders` go with each answer.
 */
export function staticFiles(
  folder: string,
  pageHeaders: Readonly<Record<string, string>>,
): (request: PageRequest) => PageResponse | undefined {
  return (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    const path = safePath(request.path);
    const file = path === undefined ? undefined : findFile(folder, path);
    if (!file) return undefined;
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    return encodedFile(request, file, type, pageHeaders);
  };
}

function safePath(path: string): string | undefined {
  try {
    const clean = normalize(decodeURIComponent(path)).replaceAll('\\', '/');
    return clean.includes('\0') || clean.split('/').includes('..') ? undefined : clean;
  } catch {
    return undefined;
  }
}

function findFile(folder: string, path: string): string | undefined {
  const exact = join(folder, path);
  if (isFile(exact)) return exact;
  if (extname(path) !== '') return undefined;
  return nearestIndex(folder, path);
}

function nearestIndex(folder: string, path: string): string | undefined {
  const index = join(folder, path, 'index.html');
  if (isFile(index)) return index;
  return path === '/' || path === '.' ? undefined : nearestIndex(folder, dirname(path));
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
