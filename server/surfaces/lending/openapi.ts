import { OpenApiSchemas } from "../../http/openapi-schemas.ts";
import { operationId, pathParameters, queryParameter, templateOf } from "../../http/reference/call-words.ts";
import type { OpenApiDocument, OperationNode, ParameterNode } from "../../http/reference/open-api-document.ts";
import { problemSchema, tokenAnswerSchema, tokenRequestSchema } from "./answers.schema.ts";
import { wireRoutes } from "./routes.ts";
import type { RouteWords } from "./wire-route.ts";

const description = `Credit for a partner's customers in Brazil: registration, offers, simulations, loans. Every call carries \`Authorization: Bearer <access_token>\`, got with a client id and a client secret; a token lasts an hour. Amounts are decimal text in BRL such as \`"2587.10"\`, rates are plain percentages, instants are ISO 8601 in UTC, due dates are days of São Paulo. Fields that are not known are ignored.

A call that creates takes an \`Idempotency-Key\` of up to 255 characters: for a day the same key and body are answered as the first time, with \`Idempotent-Replayed: true\`; the same key with another body is refused with 422.

Lists are \`{data, has_more}\`, newest first, and go on with \`starting_after\`. A refusal is a problem document (RFC 9457) with \`code\`. What belongs to somebody else is answered with 404. Every answer tells in \`X-RateLimit-Remaining\` how many calls are left in this minute.`;

const refusals: Readonly<Record<number, string>> = {
  400: "`malformed_body`, `invalid_parameter`: the request cannot be read",
  401: "`missing_token`, `invalid_token`, `token_expired`",
  404: "`not_found`: not there, or somebody else's",
  409: "`idempotency_in_progress`: the first one is still being worked on",
  422: "A field is wrong, `errors` says which. `idempotency_key_reused`: the key named another wish",
  429: "`rate_limit_exceeded`: `retry-after` says for how many seconds",
};

const tokenRoute: RouteWords = {
  method: "post",
  path: "/auth/token",
  group: "Access",
  summary: "Get an access token",
  description: "With `Authorization: Basic`, or with `client_id` and `client_secret` in the body; a form does as well.",
  query: {},
  body: tokenRequestSchema,
  isForm: false,
  answer: tokenAnswerSchema,
  success: 200,
  alsoSuccess: null,
  refusals: { 400: "`unsupported_grant_type`", 401: "`invalid_credentials`" },
};

const keyParameter: ParameterNode = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "A name for this wish, so that it happens once however often it is sent",
  schema: { type: "string" },
};

/** The OpenAPI 3.1 document of this wire, out of the table that its router runs on. */
export function lendingOpenApi(origin: string): OpenApiDocument {
  const schemas = new OpenApiSchemas();
  const problem = { content: { "application/problem+json": { schema: schemas.reference(problemSchema, "output") } } };
  const paths: Record<string, Record<string, OperationNode>> = {};
  for (const route of [tokenRoute, ...wireRoutes]) {
    const path = templateOf(route.path);
    paths[path] = { ...paths[path], [route.method]: operation(route, schemas, problem) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Kontor lending API", version: "2026-03-01", description },
    servers: [{ url: `${origin}/v3` }],
    paths,
    components: {
      schemas: schemas.schemas as OpenApiDocument["components"]["schemas"],
      securitySchemes: { token: { type: "http", scheme: "bearer" }, client: { type: "http", scheme: "basic" } },
    },
  };
}

type Content = Pick<OperationNode["responses"][string], "content">;

function operation(
  route: RouteWords,
  schemas: OpenApiSchemas,
  problem: Content,
): OperationNode & Record<string, unknown> {
  const { method, path, summary, description: more, group, query, body, isForm, answer, success, alsoSuccess } = route;
  const content =
    answer === null ? {} : { content: { "application/json": { schema: schemas.reference(answer, "output") } } };
  const mediaType = isForm ? "multipart/form-data" : "application/json";
  const isReplayable = method === "post" && route !== tokenRoute;
  return {
    operationId: operationId(route),
    summary,
    tags: [group],
    ...(more === null ? {} : { description: more }),
    security: [route === tokenRoute ? { client: [] } : { token: [] }],
    parameters: [
      ...pathParameters(path),
      ...Object.entries(query).map(queryParameter),
      ...(isReplayable ? [keyParameter] : []),
    ],
    ...(body === null ? {} : { requestBody: { content: { [mediaType]: { schema: schemas.reference(body) } } } }),
    responses: {
      [success]: { description: "Done", ...content },
      ...(alsoSuccess === null ? {} : { [alsoSuccess]: { description: "It was there already", ...content } }),
      ...Object.fromEntries(
        statusesOf(route, isReplayable).map((status) => [
          status,
          { description: route.refusals[status] ?? refusals[status] ?? "Refused", ...problem },
        ]),
      ),
    },
  };
}

function statusesOf({ query, body, refusals: own }: RouteWords, isReplayable: boolean): number[] {
  const statuses = [
    401,
    429,
    ...(body !== null || Object.keys(query).length > 0 ? [400] : []),
    ...(body === null ? [] : [422]),
    ...(isReplayable ? [409, 422] : []),
    ...Object.keys(own).map(Number),
  ];
  return [...new Set(statuses)].toSorted((a, b) => a - b);
}
