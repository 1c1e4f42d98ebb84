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
  "admin:settlements",
  "write:settlements",
  "read:settlements",
] as const;
export type CheckoutScope = (typeof checkoutScopes)[number];
