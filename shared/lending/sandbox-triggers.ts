import { accountKind } from "../accounts/account.schema.ts";

const sandboxTriggers = ["approve", "reject", "deny", "nooffer", "range"] as const;
export type SandboxTrigger = (typeof sandboxTriggers)[number];

/**
 * What a customer's e-mail address asks the sandbox to do by itself: `ana+approve@example.com`. Never anything for a
 * live account.
 */
export function sandboxTrigger(accountId: string, email: string): SandboxTrigger | null {
  if (accountKind(accountId) === "live") return null;
  const local = email.slice(0, Math.max(0, email.lastIndexOf("@")));
  return sandboxTriggers.find((trigger) => local.endsWith(`+${trigger}`)) ?? null;
}

/** Whether the sandbox approves whatever the customer hands in. */
export function approvesByItself(trigger: SandboxTrigger | null): boolean {
  return trigger === "approve" || trigger === "nooffer" || trigger === "range";
}

/** How long the sandbox takes for a step of its own. */
export const sandboxStepMs = 2_000;
