/** An attribute value in DynamoDB's own wire form; exactly one member is present in a valid one. */
export interface AttributeValue {
  S?: string;
  N?: string;
  /** base64 */
  B?: string;
  SS?: string[];
  NS?: string[];
  BS?: string[];
  BOOL?: boolean;
  NULL?: boolean;
  L?: AttributeValue[];
  M?: Item;
}

export type Item = Record<string, AttributeValue>;

export interface KeyElement {
  AttributeName: string;
  KeyType: string;
}

export interface IndexDefinition {
  IndexName: string;
  KeySchema: KeyElement[];
  Projection: { ProjectionType?: string; NonKeyAttributes?: string[] };
}

/** What CreateTable is told, and what DescribeTable tells again with more around it. */
export interface TableShape {
  TableName: string;
  KeySchema: KeyElement[];
  AttributeDefinitions: { AttributeName: string; AttributeType: string }[];
  GlobalSecondaryIndexes?: IndexDefinition[];
  LocalSecondaryIndexes?: IndexDefinition[];
}

export interface Table extends TableShape {
  TableStatus: string;
}

/** The request members that our own code reads; dynalite's actions read more of the same object. */
export interface Request {
  TableName: string;
  Item?: Item;
  Key?: Item;
  IndexName?: string;
  Limit?: number;
  Select?: string;
  ConsistentRead?: boolean;
  ReturnConsumedCapacity?: string;
  ConditionExpression?: string;
  ConditionalOperator?: string;
  Expected?: object;
  QueryFilter?: object;
  ScanFilter?: object;
  AttributesToGet?: string[];
  _condition?: { expression: Expression };
  _filter?: { expression: Expression };
  _projection?: { paths: Path[]; nestedPaths?: object };
  _updates?: { sections: UpdateSection[] };
}

export type Path = (string | number)[];

export interface UpdateSection {
  type: string;
  path: Path;
}

/** A parsed condition, as dynalite's grammar yields it. */
export interface Expression {
  type: string;
  name?: string;
  args: (Expression | Path | AttributeValue)[];
}

/** One item before and after a write; both absent when a delete found nothing. */
export interface Written {
  table: Table;
  old: Item | undefined;
  next: Item | undefined;
}
