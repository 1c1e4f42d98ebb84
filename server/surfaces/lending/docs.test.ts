import { expect, test } from "vitest";
import { startMerchantOrigin } from "../../testing/merchant-origin.ts";
import { faultsIn } from "../../testing/published-docs.ts";
import { lendingOpenApi } from "./openapi.ts";
import { wireRoutes } from "./routes.ts";

test("the OpenAPI document names every call once, with every schema and every part of a path", () => {
  const document = lendingOpenApi("https://pay.shop.example");
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  expect(operations).toHaveLength(wireRoutes.length + 1);
  expect(document.servers).toEqual([{ url: "https://pay.shop.example/v3" }]);
  expect(faultsIn(document)).toEqual([]);
});

test("the reference is a page without scripts that tells every call", async () => {
  const origin = await startMerchantOrigin();
  const page = await origin.call("GET", "/docs/lending");
  expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  const text = String(page.body);
  for (const { summary } of wireRoutes) expect(text).toContain(summary);
  expect(text).not.toContain("<script");
  const published = await origin.call("GET", "/docs/lending/openapi.json");
  expect(published.body).toEqual(JSON.parse(JSON.stringify(lendingOpenApi(origin.ctx.origins.merchant))));
});
