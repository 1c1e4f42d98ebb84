import { expect, test } from "vitest";
import { loggedPath } from "./logged-path.rules.ts";

test.each([
  ["an id stays", "/api/payments/T12345678.1CYdymRtvsBN", "/api/payments/T12345678.1CYdymRtvsBN"],
  [
    "a way to pay stays",
    "/v1/view/T1.x/payments/dintero_psp.creditcard",
    "/v1/view/T1.x/payments/dintero_psp.creditcard",
  ],
  ["the code of a contract goes", "/sign/c0de/state", "/sign/…/state"],
  ["the code of a face goes", "/biometrics/c0de", "/biometrics/…"],
  ["an e-mail address goes", "/api/customers/kari%40shop.example", "/api/customers/…"],
  ["so does a name", "/api/customers/Kari%20Nordmann/reveal", "/api/customers/…/reveal"],
  ["and what is longer than any id", `/v1/transactions/${"a".repeat(65)}`, "/v1/transactions/…"],
])("%s", (_claim, path, logged) => expect(loggedPath(path)).toBe(logged));
