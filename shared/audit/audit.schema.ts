import { z } from "zod";
import { instantSchema } from "../instant.ts";

/** One line of the audit log: who, what, to which object, allowed or refused. */
export const auditEntrySchema = z
  .strictObject({
    id: z.string(),
    /** An account id, or `installation`. */
    chain: z.string(),
    /** From 1 within the chain, without gaps. */
    position: z.int(),
    at: instantSchema,
    actor: z.strictObject({
      type: z.string(),
      id: z.string().nullable(),
      role: z.string().nullable(),
      /** Of a colleague; null for anybody else. */
      name: z.string().nullable(),
    }),
    action: z.string(),
    object_type: z.string().nullable(),
    object_id: z.string().nullable(),
    is_allowed: z.boolean(),
    details: z.record(z.string(), z.unknown()),
    /** The caller's address and the like; null once erased. */
    personal: z.record(z.string(), z.unknown()).nullable(),
    /** SHA-256 in hex; covers the entry and the hash before it. */
    hash: z.string(),
  })
  .meta({ id: "AuditEntry" });
export type AuditEntryView = z.infer<typeof auditEntrySchema>;

/** What following the chains came to: how much was verified, or the first entry that is wrong and why. */
export const auditVerdictSchema = z.strictObject({ ok: z.boolean(), detail: z.string() }).meta({ id: "AuditVerdict" });
export type AuditVerdictView = z.infer<typeof auditVerdictSchema>;
