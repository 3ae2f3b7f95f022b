/** A case table with two sparse indexes, the second projecting keys only. */
export const caseTable = (TableName: string) => ({
  TableName,
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' as const },
    { AttributeName: 'sk', KeyType: 'RANGE' as const },
  ],
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' as const },
    { AttributeName: 'sk', AttributeType: 'S' as const },
    { AttributeName: 'queue', AttributeType: 'S' as const },
    { AttributeName: 'due', AttributeType: 'N' as const },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'byQueue',
      KeySchema: [
        { AttributeName: 'queue', KeyType: 'HASH' as const },
        { AttributeName: 'due', KeyType: 'RANGE' as const },
      ],
      Projection: { ProjectionType: 'ALL' as const },
    },
    {
      IndexName: 'byQueueKeys',
      KeySchema: [{ AttributeName: 'queue', KeyType: 'HASH' as const }],
      Projection: { ProjectionType: 'KEYS_ONLY' as const },
    },
  ],
});
