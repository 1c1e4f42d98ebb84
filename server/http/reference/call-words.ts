import type { ParameterNode } from "./open-api-document.ts";

export type Method = "get" | "post" | "put" | "patch" | "delete";

/** What a call may be narrowed by. */
export interface QueryWord {
  description: string;
  kind: "text" | "integer" | "instant" | "boolean";
  /** Whether the key may be repeated, meaning any of the values. */
  isRepeatable?: boolean;
  /** All values that it takes, where they are few. */
  choices?: readonly string[];
}

const kinds = {
  text: { type: "string" },
  integer: { type: "integer" },
  instant: { type: "string", format: "date-time" },
  boolean: { type: "boolean" },
} as const;

export function queryParameter([name, word]: [string, QueryWord]): ParameterNode {
  const schema = { ...kinds[word.kind], ...(word.choices === undefined ? {} : { enum: word.choices }) };
  return {
    name,
    in: "query",
    required: false,
    description: word.description,
    schema: word.isRepeatable === true ? { type: "array", items: schema } : schema,
  };
}

/** @param path with `:name` for what varies. */
export function pathParameters(path: string, words: Readonly<Record<string, string>> = {}): ParameterNode[] {
  return Array.from(path.matchAll(/:(\w+)/g), ([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    ...(words[name] === undefined ? {} : { description: words[name] }),
    schema: { type: "string" },
  }));
}

/** The path as OpenAPI writes it. */
export function templateOf(path: string): string {
  return path.replace(/:(\w+)/g, "{$1}");
}

/** A name for the call out of its method and path, the same for ever. */
export function operationId({ method, path }: { method: Method; path: string }): string {
  const words = path.split(/[/:-]+/).filter((word) => word !== "");
  return [method, ...words]
    .map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");
}
