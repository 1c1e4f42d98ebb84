import { expect, test } from "vitest";
import { z } from "zod";
import { openApiDocument } from "./openapi.ts";
import { route } from "./define-route.ts";
import { routes as allRoutes } from "./routes.ts";

const lampSchema = z.strictObject({ id: z.string() }).meta({ id: "Lamp" });
const shelfSchema = z.strictObject({ lamps: z.array(lampSchema) }).meta({ id: "Shelf" });

const routes = [
  route({
    method: "post",
    path: "/shelves/:id",
    access: "payments.capture",
    summary: "Puts a lamp on a shelf",
    params: z.object({ id: z.string() }),
    body: z.object({ lamp: lampSchema }).meta({ id: "PutLamp" }),
    response: shelfSchema,
    isIdempotent: true,
    handle: () => Promise.resolve({ lamps: [] }),
  }),
];

test("named schemas become components, and every reference leads to one", () => {
  const document = openApiDocument(routes) as { components: { schemas: Record<string, unknown> } };
  expect(Object.keys(document.components.schemas).sort()).toEqual(["Lamp", "Problem", "PutLamp", "Sentence", "Shelf"]);
  const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g);
  for (const [, name = ""] of references) expect(document.components.schemas).toHaveProperty(name);
});

test("an operation says its permission, its path parameter and its idempotency key", () => {
  const document = openApiDocument(routes) as { paths: Record<string, Record<string, unknown>> };
  expect(document.paths["/api/shelves/{id}"]?.["post"]).toMatchObject({
    "x-permission": "payments.capture",
    parameters: [
      { name: "id", in: "path", required: true },
      { name: "Idempotency-Key", in: "header", required: true },
    ],
    requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/PutLamp" } } } },
  });
});

test("the whole API has one operation per route, and all of its references lead somewhere", () => {
  const document = openApiDocument(allRoutes) as {
    paths: Record<string, Record<string, unknown>>;
    components: { schemas: Record<string, unknown> };
  };
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(operations).toHaveLength(allRoutes.length);
  expect(Object.keys(document.components.schemas)).toEqual(
    expect.arrayContaining([
      "Payment",
      "CaptureRequest",
      "RefundRequest",
      "Problem",
      "Session",
      "Customer",
      "Delivery",
    ]),
  );
  const references = Array.from(
    JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g),
    ([, reference = ""]) => reference,
  );
  expect(references.length).toBeGreaterThan(20);
  for (const reference of references) {
    expect(reference).toMatch(/^#\/components\/schemas\/\w+$/);
    expect(document.components.schemas).toHaveProperty(reference.slice("#/components/schemas/".length));
  }
});
