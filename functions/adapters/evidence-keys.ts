/** Where files lie in the bucket. Ids only: a file's name is a person's words and may be anything. */
export const quarantineKey = (caseId: string, evidenceId: string): string =>
  `quarantine/${caseId}/${evidenceId}`;
export const cleanKey = (caseId: string, evidenceId: string): string =>
  `clean/${caseId}/${evidenceId}`;
/** Every place where files of a case may lie. */
export const placesOf = (caseId: string): readonly string[] => [
  quarantineKey(caseId, ''),
  cleanKey(caseId, ''),
];
