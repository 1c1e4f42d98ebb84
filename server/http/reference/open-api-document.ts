import type { Html } from "../html.ts";

/** As much of JSON Schema as our documents use. */
export interface SchemaNode {
  $ref?: string;
  type?: string | readonly string[];
  format?: string;
  description?: string;
  enum?: readonly unknown[];
  const?: unknown;
  properties?: Readonly<Record<string, SchemaNode>>;
  required?: readonly string[];
  items?: SchemaNode;
  anyOf?: readonly SchemaNode[];
  oneOf?: readonly SchemaNode[];
}

export interface ParameterNode {
  name: string;
  in: string;
  required: boolean;
  description?: string;
  schema: SchemaNode;
}

export interface OperationNode {
  summary: string;
  description?: string;
  tags: readonly string[];
  parameters: readonly ParameterNode[];
  requestBody?: { content: Readonly<Record<string, { schema: SchemaNode }>> };
  responses: Readonly<
    Record<string, { description: string; content?: Readonly<Record<string, { schema: SchemaNode }>> }>
  >;
}

/** An OpenAPI 3.1 document as our surfaces make it. */
export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string; description: string };
  servers: readonly { url: string }[];
  paths: Readonly<Record<string, Readonly<Record<string, OperationNode>>>>;
  components: {
    schemas: Readonly<Record<string, SchemaNode>>;
    securitySchemes: Readonly<Record<string, unknown>>;
  };
}

/** One page of prose beside a reference. */
export interface ProsePage {
  slug: string;
  title: string;
  body: Html;
}
