import { z } from "zod";

/** What the administration calls answer, for the reference. */

const instant = z.iso.datetime();

export const clientAnswerSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    client_id: z.string(),
    client_secret: z.string().optional().meta({ description: "Shown once, by the call that made it" }),
    callbacks: z.array(z.string()),
    created_at: instant,
    created_by: z.string().optional(),
    updated_at: instant,
    deleted_at: instant.optional(),
    deleted_by: z.string().optional(),
  })
  .meta({ id: "Client" });

export const grantAnswerSchema = z
  .strictObject({
    id: z.string(),
    client_id: z.string(),
    audience: z.string(),
    scope: z.array(z.string()),
    type: z.literal("any"),
  })
  .meta({ id: "ClientGrant" });

export const roleAnswerSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    scope: z.array(z.string()),
    created_at: instant,
    created_by: z.string(),
    updated_at: instant,
    deleted_at: instant.optional(),
    deleted_by: z.string().optional(),
  })
  .meta({ id: "Role" });

export const userAnswerSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.strictObject({ name: z.string() })),
    disabled: z.boolean(),
    created_at: instant,
  })
  .meta({ id: "User" });

export const activityAnswerSchema = z
  .strictObject({
    id: z.string(),
    created_at: instant,
    action: z.string(),
    object_type: z.string().nullable(),
    object_id: z.string().nullable(),
    allowed: z.boolean(),
  })
  .meta({ id: "UserActivity" });
