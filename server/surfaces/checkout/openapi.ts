import { OpenApiSchemas } from "../../http/openapi-schemas.ts";
import { operationId, pathParameters, queryParameter, templateOf } from "../../http/reference/call-words.ts";
import type { OpenApiDocument, OperationNode } from "../../http/reference/open-api-document.ts";
import { errorSchema } from "./answers.schema.ts";
import { documentedRoutes } from "./routes.ts";
import type { RouteWords } from "./wire-route.ts";

const description = `The wire that shops' servers speak. Amounts are integers in the smallest unit of the currency, instants ISO 8601 in UTC. Fields that are not known are ignored, and null means left out.

Success is exactly \`200\` unless a call says otherwise. A refusal is one object, \`error\`, with \`code\`, \`message\` and, where fields are wrong, \`errors\`. Lists are bare arrays, newest first; pass the last id as \`starting_after\` until the answer is empty.

The calls that do not name an account in their path answer below \`/v1/accounts/{accountId}/payments\` as well.`;

const refusals: Readonly<Record<string, string>> = {
  400: "`BAD_REQUEST`: a field is missing or wrong. `INVALID_AMOUNT`: more than is possible. `INVALID_STATUS`: not in this status. `OPERATION_NOT_SUPPORTED`: not with this way to pay",
  401: "`UNAUTHORIZED`: no access token, or one that is not valid any more",
  403: "`FORBIDDEN`: a scope or the account is missing",
  404: "`NOT_FOUND`: not there, or another account's",
  409: "`CONFLICT`: another operation on it is under way",
  429: "`TOO_MANY_REQUESTS`: `retry-after` says for how many seconds",
  503: "`PROCESSOR_UNAVAILABLE`: the outcome is not known yet; read the transaction again",
};

/** The OpenAPI 3.1 document of this wire, out of the table that its router runs on. */
export function checkoutOpenApi(origin: string): OpenApiDocument {
  const schemas = new OpenApiSchemas();
  const error = { content: { "application/json": { schema: schemas.reference(errorSchema, "output") } } };
  const paths: Record<string, Record<string, OperationNode>> = {};
  for (const route of documentedRoutes) {
    const path = `/v1${templateOf(route.path)}`;
    paths[path] = { ...paths[path], [route.method]: operation(route, schemas, error) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Kontor checkout API", version: "1", description },
    servers: [{ url: origin }],
    paths,
    components: {
      schemas: schemas.schemas as OpenApiDocument["components"]["schemas"],
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        client: { type: "http", scheme: "basic" },
      },
    },
  };
}

const pathWords = { accountId: "The token's own account" };

type Content = Pick<OperationNode["responses"][string], "content">;

function operation(
  route: RouteWords,
  schemas: OpenApiSchemas,
  error: Content,
): OperationNode & Record<string, unknown> {
  const { summary, group, scopes, body, answer, otherSuccess } = route;
  const success = { content: { "application/json": { schema: schemas.reference(answer, "output") } } };
  return {
    operationId: operationId(route),
    summary,
    tags: [group],
    description: descriptionOf(scopes),
    security: [scopes === null ? { client: [] } : { token: [] }],
    parameters: [...pathParameters(route.path, pathWords), ...Object.entries(route.query).map(queryParameter)],
    ...(body === null ? {} : { requestBody: { content: { "application/json": { schema: schemas.reference(body) } } } }),
    responses: {
      200: { description: "Done", ...success },
      ...Object.fromEntries(otherSuccess.map((status) => [status, { description: successWords(status), ...success }])),
      ...Object.fromEntries(
        statusesOf(route).map((status) => [status, { description: refusals[status] ?? "Refused", ...error }]),
      ),
    },
  };
}

function descriptionOf(scopes: RouteWords["scopes"]): string {
  return scopes === null
    ? "User name and password of HTTP Basic are the client's id and secret. A token lasts four hours."
    : `Needs ${scopes.map((scope) => `\`${scope}\``).join(" or ")}.`;
}

function successWords(status: number): string {
  return status === 201
    ? "Made"
    : "Accepted and still being done, on sandbox accounts that ask for it; `event-request-id` names the request that the later event refers to";
}

function statusesOf({ path, method, group }: RouteWords): string[] {
  const isChange = method === "post" && group === "Transactions";
  const isToken = group === "Access tokens";
  return [
    "400",
    "401",
    "403",
    ...(/:(?!accountId)/.test(path) ? ["404"] : []),
    ...(isChange ? ["409"] : []),
    ...(isToken ? ["429"] : []),
    ...(isChange ? ["503"] : []),
  ];
}
