import { z } from "zod";
import { optional, requiredTextSchema, textSchema } from "./wire-fields.ts";

const secretValueSchema = z.string({ error: "must be a string" }).min(1, { error: "must not be empty" }).max(500);

/** The secret as an object or, as some clients send it, as plain text. */
const secretSchema = z.union(
  [
    z
      .object({
        type: optional(z.literal("HMAC-SHA1", { error: "must be HMAC-SHA1" })),
        value: secretValueSchema,
      })
      .transform(({ value }) => value),
    secretValueSchema,
  ],
  { error: "must be an object with a value, or a string" },
);

const configSchema = z.object({
  url: requiredTextSchema,
  content_type: optional(z.literal("application/json", { error: "must be application/json" })),
  secret: optional(secretSchema),
  // Taken and not obeyed: certificates are always checked.
  insecure_ssl: optional(z.union([z.literal(0), z.literal(1), z.boolean()], { error: "must be 0 or 1" })),
});

const eventsSchema = z.array(requiredTextSchema).min(1, { error: "must name at least one event" }).max(100);
const maskSchema = z.array(textSchema.max(500)).max(100);

/** A mask is one text such as `transaction(id,status)`, or several. */
const fieldsSchema = z.union([textSchema.transform((text) => [text]), maskSchema], {
  error: "must be a text or a list of texts",
});

const choices = { active: optional(z.boolean()), fields: optional(fieldsSchema), exclude_fields: optional(maskSchema) };

export const newHookSchema = z.object({ config: configSchema, events: eventsSchema, ...choices });
export const hookChangesSchema = z.object({
  config: optional(configSchema.partial()),
  events: optional(eventsSchema),
  ...choices,
});
