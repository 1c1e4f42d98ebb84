import { z } from "zod";

/** What the page on which a customer shows their face is told. */
export const hostedBiometricsSchema = z.strictObject({
  state: z.enum(["open", "used", "expired", "unknown"]),
  /** Whether this is a test, in which no real person is checked. */
  is_sandbox: z.boolean(),
});
export type HostedBiometrics = z.infer<typeof hostedBiometricsSchema>;
