import { z } from "zod";
import { accountIdSchema } from "../ids.ts";
import { currencySchema, minorSchema } from "../money.schema.ts";

/** For how long a proof counts. */
export const proofLifeMs = 10 * 60_000;

/** Above this amount money moves only with a fresh proof of who asks. */
export const stepUpLimitSchema = z
  .strictObject({ account_id: accountIdSchema, currency: currencySchema, amount: minorSchema.min(0) })
  .meta({ id: "StepUpLimit" });
export type StepUpLimit = z.infer<typeof stepUpLimitSchema>;

/** Before what people prove anew who they are. */
export const stepUpRulesSchema = z
  .strictObject({
    /** Before secrets of API clients and webhooks are made or replaced. */
    asks_for_secrets: z.boolean(),
    /** A live account without a limit of its own asks for every amount, a sandbox account for none. */
    limits: z.array(stepUpLimitSchema),
  })
  .meta({ id: "StepUpRules" });
export type StepUpRules = z.infer<typeof stepUpRulesSchema>;

export const changeStepUpSecretsSchema = z.object({ is_asked: z.boolean() }).meta({ id: "ChangeStepUpSecrets" });

/** `amount` null takes the limit away. */
export const changeStepUpLimitSchema = z
  .object({ account_id: accountIdSchema, currency: currencySchema, amount: minorSchema.min(0).nullable() })
  .meta({ id: "ChangeStepUpLimit" });
export type ChangeStepUpLimitRequest = z.infer<typeof changeStepUpLimitSchema>;

/** How a person can prove who they are: with their second step where they have one, else with the password. */
export const proofMethods = ["password", "totp", "passkey"] as const;
export type ProofMethod = (typeof proofMethods)[number];

export const proofSchema = z
  .object({ password: z.string().max(1024).optional(), code: z.string().max(32).optional() })
  .meta({ id: "Proof" });
export type ProofRequest = z.infer<typeof proofSchema>;

export const provenSchema = z.strictObject({ is_proven: z.literal(true) }).meta({ id: "Proven" });
