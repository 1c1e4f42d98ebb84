import { z } from "zod";
import { borrowerStatuses, kycStatuses } from "../../../shared/lending/lending-states.ts";

/** What this wire answers, for its reference; a test holds the presenters to it. */

export const instantAnswer = z.iso.datetime({ precision: 0 }).meta({ description: "UTC, in whole seconds" });

/** A page of a list. */
export function listOf(row: z.ZodType): z.ZodType {
  return z.strictObject({
    data: z.array(row),
    has_more: z.boolean().meta({ description: "Ask again with `starting_after` set to the last id" }),
  });
}

export const problemSchema = z
  .strictObject({
    type: z.url(),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: "For your developers; may change" }),
    instance: z.string().meta({ description: "Path of the request" }),
    code: z.string().meta({ description: "For your program" }),
    param: z.string().optional().meta({ description: "The one parameter that is wrong" }),
    errors: z.array(z.strictObject({ param: z.string(), detail: z.string(), code: z.string() })).optional(),
  })
  .meta({ id: "Problem" });

export const endpointAnswerSchema = z
  .strictObject({
    id: z.string().regex(/^we_[0-9a-f]{32}$/),
    url: z.url(),
    events: z.array(z.string()).meta({ description: "Types and patterns such as `loan.*`; none means all" }),
    description: z.string().nullable(),
    status: z.enum(["active", "disabled"]),
    created_at: instantAnswer,
    updated_at: instantAnswer,
  })
  .meta({ id: "WebhookEndpoint" });

const secret = z
  .string()
  .regex(/^whsec_/)
  .meta({ description: "Shown this once" });

export const newEndpointAnswerSchema = endpointAnswerSchema.extend({ secret }).meta({ id: "NewWebhookEndpoint" });

export const rotationAnswerSchema = z
  .strictObject({ id: endpointAnswerSchema.shape.id, secret, previous_secret_expires_at: instantAnswer })
  .meta({ id: "RotatedSecret" });

export const customerAnswerSchema = z
  .strictObject({
    id: z.string().regex(/^cust_[0-9a-f]{32}$/),
    status: z.enum(borrowerStatuses),
    cpf: z.string().meta({ description: "With its punctuation" }),
    cnpj: z.string().nullable(),
    name: z.string(),
    email: z.string(),
    phone: z.string(),
    trading_name: z.string().nullable(),
    external_id: z.string().nullable(),
    kyc: z.array(
      z
        .strictObject({
          kind: z.enum(["document", "data"]),
          type: z.string().meta({ description: "A document to upload, or a field to change" }),
          description: z.string(),
          status: z.enum(kycStatuses),
          message: z.string().nullable().meta({ description: "What the reviewer says" }),
          uploaded_at: instantAnswer.nullable(),
        })
        .meta({ id: "KycItem" }),
    ),
    created_at: instantAnswer,
    updated_at: instantAnswer,
  })
  .meta({ id: "Customer" });

export const documentAnswerSchema = z
  .strictObject({
    id: z.string().regex(/^doc_[0-9a-f]{32}$/),
    type: z.string(),
    status: z.enum(["submitted", "approved", "rejected"]),
    uploaded_at: instantAnswer,
    created_at: instantAnswer,
    updated_at: instantAnswer,
  })
  .meta({ id: "Document" });

export const biometricsAnswerSchema = z
  .strictObject({ session_url: z.url(), expires_at: instantAnswer })
  .meta({ id: "BiometricsSession" });

export const credentialAnswerSchema = z
  .strictObject({
    id: z.string().regex(/^dinie_ci_(?:test|live)_/),
    client_id: z.string().meta({ description: "The same as `id`" }),
    name: z.string(),
    status: z.enum(["active", "revoked"]),
    expires_at: instantAnswer.nullable(),
    created_at: instantAnswer,
    updated_at: instantAnswer,
    last_used_at: instantAnswer.nullable(),
  })
  .meta({ id: "Credential" });

export const newCredentialAnswerSchema = credentialAnswerSchema
  .extend({ client_secret: z.string().meta({ description: "Shown this once" }) })
  .meta({ id: "NewCredential" });

export const tokenRequestSchema = z
  .object({ grant_type: z.literal("client_credentials") })
  .meta({ id: "TokenRequest" });

export const tokenAnswerSchema = z
  .strictObject({
    access_token: z.string(),
    token_type: z.literal("bearer"),
    expires_in: z.int().meta({ description: "Seconds" }),
  })
  .meta({ id: "AccessToken" });
