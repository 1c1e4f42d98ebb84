import type { CredentialApi } from "./identity.table.ts";

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
    "write:settlements",
    "read:settlements",
  ],
  payments: ["payments", "payouts", "webhooks"],
  lending: ["lending"],
};
