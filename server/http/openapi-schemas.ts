import { z } from "zod";

type Json = Record<string, unknown>;

/** Schemas with a `.meta({ id })` become components; the others are written where they are used. */
export class OpenApiSchemas {
  readonly schemas: Record<string, unknown> = {};

  /** @param side whether it says what is taken or what is given: a schema that reads leniently has two shapes. */
  reference(schema: z.ZodType, side: "input" | "output" = "input"): Json {
    const {
      $schema: _dialect,
      $defs: definitions = {},
      ...rest
    } = z.toJSONSchema(schema, { io: side, unrepresentable: "any", target: "draft-2020-12" }) as Json & {
      $defs?: Json;
    };
    for (const [name, definition] of Object.entries(definitions)) this.schemas[name] = relocated(withoutId(definition));
    const id = schema.meta()?.id;
    if (id === undefined) return relocated(rest) as Json;
    // A schema with an id is among the definitions already where zod refers to it by that id.
    if (definitions[id] === undefined) this.schemas[id] = relocated(withoutId(rest));
    return { $ref: `#/components/schemas/${id}` };
  }
}

function withoutId(definition: unknown): unknown {
  const { id: _id, ...rest } = definition as Json;
  return rest;
}

/** zod names the parts of one document; OpenAPI keeps them all in one place. */
function relocated(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(relocated);
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) =>
      key === "$ref" && typeof value === "string"
        ? [key, value.replace("#/$defs/", "#/components/schemas/")]
        : [key, relocated(value)],
    ),
  );
}
