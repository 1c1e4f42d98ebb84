import type { CredentialApi } from "./identity.table.ts";

/**
 * What a key of the platform's own holds instead of the usual ones: it reads, lists and cancels the payments of every
 * account of its environment, and does nothing else.
 */
export const operatorGrant = "operator";

/** The scopes that a new credential holds, in the words of each wire. */
export const defaultGrants: Readonly<Record<CredentialApi, readonly string[]>> = {
  checkout: [
    "admin:checkout",
    "write:checkout",
    "read:checkout",
    "write:checkout:/admin/session/profiles",
    "admin:hooks",
    "write:hooks",
    "read:hooks",
    "admin:accounts",
    "write:accounts",
    "read:accounts",
    "write:billing",
    "read:billing",
    "write:reports",
    "read:reports",
    "write:settlements",
    "read:settlements",
  ],
  payments: ["payments", "payouts", "webhooks"],
  lending: ["lending"],
};
