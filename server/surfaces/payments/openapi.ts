import { OpenApiSchemas } from "../../http/openapi-schemas.ts";
import { operationId, pathParameters, queryParameter, templateOf } from "../../http/reference/call-words.ts";
import type { OpenApiDocument, OperationNode, ParameterNode } from "../../http/reference/open-api-document.ts";
import { errorSchema } from "./answers.schema.ts";
import { wireRoutes } from "./routes.ts";
import type { RouteWords } from "./wire-route.ts";

const description = `Payments by transfer in Argentina and Brazil. Every call carries \`Authorization: Bearer <api_key>\`; a key stands for one merchant or for a whole account. Amounts are decimal text such as \`"2450.75"\`, never numbers; instants are ISO 8601 in UTC. Fields that are not known are ignored.

A call that creates takes an \`Idempotency-Key\` of up to 128 characters: the same key and body are answered as the first time, the same key with another body is refused with 409. Keys are kept for 30 days.

A refusal is one object, \`error\`, with \`code\`, \`message\`, \`param\` and \`requestId\`. What belongs to somebody else is answered with 404. Repeat after 429, after 5xx and after a broken connection, with the same key; nothing else becomes right by repeating.`;

const refusals: Readonly<Record<number, string>> = {
  400: "`invalid_request`: a field is missing or wrong, `param` says which. `invalid_document`: the number fails its check",
  401: "`unauthorized`: no API key, or one that is not valid",
  402: "`insufficient_balance`: the merchant has less than that",
  403: "`forbidden`: not with this key. `currency_not_enabled` and `payout_not_enabled`: not for this merchant",
  404: "`not_found`: not there, or somebody else's",
  409: "`idempotency_key_reused`: the key named another wish. `conflict`: the first one is still being worked on",
  422: "`invalid_status`: not in this status",
  429: "`rate_limited`: `retry-after` says for how many seconds",
  501: "`not_implemented`: not for this currency",
};
/** Of the simulated transfers, which are answered in their own way. */
const settledAlready = "`invalid_status`: the payment does not wait for money";
const everyCall = [401, 403, 429];

const keyParameter: ParameterNode = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "A name for this wish, so that it happens once however often it is sent",
  schema: { type: "string" },
};

/** The OpenAPI 3.1 document of this wire, out of the table that its router runs on. */
export function paymentsOpenApi(origin: string): OpenApiDocument {
  const schemas = new OpenApiSchemas();
  const error = { content: { "application/json": { schema: schemas.reference(errorSchema, "output") } } };
  const paths: Record<string, Record<string, OperationNode>> = {};
  for (const route of wireRoutes) {
    const path = templateOf(route.path);
    paths[path] = { ...paths[path], [route.method]: operation(route, schemas, error) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Kontor payments API", version: "1", description },
    servers: [{ url: origin }],
    paths,
    components: {
      schemas: schemas.schemas as OpenApiDocument["components"]["schemas"],
      securitySchemes: { key: { type: "http", scheme: "bearer" } },
    },
  };
}

type Content = Pick<OperationNode["responses"][string], "content">;

function operation(
  route: RouteWords,
  schemas: OpenApiSchemas,
  error: Content,
): OperationNode & Record<string, unknown> {
  const { path, summary, description: more, group, query, body, answer, success, isReplayable } = route;
  const content =
    answer === null ? {} : { content: { "application/json": { schema: schemas.reference(answer, "output") } } };
  return {
    operationId: operationId(route),
    summary,
    tags: [group],
    ...(more === null ? {} : { description: more }),
    security: [{ key: [] }],
    parameters: [
      ...pathParameters(path),
      ...Object.entries(query).map(queryParameter),
      ...(isReplayable ? [keyParameter] : []),
    ],
    ...(body === null ? {} : { requestBody: { content: { "application/json": { schema: schemas.reference(body) } } } }),
    responses: {
      [success]: { description: "Done", ...content },
      ...Object.fromEntries(
        statusesOf(route).map((status) => [status, { description: refusalWords(route, status), ...error }]),
      ),
    },
  };
}

function statusesOf({ query, body, refusals: own }: RouteWords): number[] {
  const reads = body !== null || Object.keys(query).length > 0;
  return [...(reads ? [400] : []), ...everyCall, ...own].toSorted((a, b) => a - b);
}

function refusalWords({ group }: RouteWords, status: number): string {
  return group === "Sandbox" && status === 409 ? settledAlready : (refusals[status] ?? "Refused");
}
