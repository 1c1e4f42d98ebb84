import { expect, test } from "vitest";
import { measuredRoute } from "./measured-route.rules.ts";

test.each([
  ["a call of the back office", "backoffice", "/api/payments/T1.x", "/payments/:id", "backoffice /api/payments/:id"],
  ["the shop's, on its base path", "merchant", "/v1/sessions/T1.x", "/sessions/:sid", "checkout /v1/sessions/:sid"],
  [
    "the same on the newer one, without the account",
    "merchant",
    "/v1/accounts/T00000001/payments/sessions/T1.x",
    "/sessions/:sid",
    "checkout /v1/accounts/:accountId/payments/sessions/:sid",
  ],
  [
    "a pattern that has its base path in it",
    "merchant",
    "/v1/accounts/T00000001/auth/token",
    "/v1/accounts/:accountId/auth/token",
    "checkout /v1/accounts/:accountId/auth/token",
  ],
  ["a payer's page", "merchant", "/v1/view/T1.x/session", "/v1/view/:sid/session", "hosted /v1/view/:sid/session"],
  ["lending", "merchant", "/v3/offers", "/offers", "lending /v3/offers"],
  ["transfers", "merchant", "/payments/1", "/payments/:id", "payments /payments/:id"],
  ["the root of a router", "merchant", "/docs", "/", "docs /docs"],
  ["health", "backoffice", "/readyz", "/readyz", "health /readyz"],
  ["a path that a stranger made up", "merchant", "/wp-login.php", null, "payments other"],
])("%s", (_claim, origin, path, pattern, counted) => {
  const { surface, route } = measuredRoute(origin, path, pattern);
  expect(`${surface} ${route}`).toBe(counted);
});
