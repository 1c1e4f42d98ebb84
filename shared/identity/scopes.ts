/** Every scope that a client of the checkout wire can hold, in the words of its contract. */
export const checkoutScopes = [
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
  "admin:billing",
  "write:billing",
  "read:billing",
  "admin:reports",
  "write:reports",
  "read:reports",
  "admin:settlements",
  "write:settlements",
  "read:settlements",
] as const;
export type CheckoutScope = (typeof checkoutScopes)[number];
