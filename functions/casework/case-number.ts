/** `XW-XXXX-XXXX` however it was read aloud or typed: any case, spaces, missing dashes, look-alike letters. */
export function normalCaseNo(typed: string): string {
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '');
  // the alphabet of case numbers has no O, I or L
  const digits = bare.replace(/^XW/, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const [, first, second] = /^(.{4})(.{4})$/.exec(digits) ?? [];
  return first && second ? `XW-${first}-${second}` : typed.trim().toUpperCase();
}
