import { z } from "zod";
import type { FilterKind, ListSpec } from "../../../shared/list-spec.ts";
import { pageLimitMax } from "../../../shared/page.ts";
import { problemSchema } from "../../../shared/problem.ts";
import { OpenApiSchemas } from "../../http/openapi-schemas.ts";
import type { Route } from "./route.ts";

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the back-office API, out of the table that the router runs on. */
export function openApiDocument(routes: readonly Route[]): Json {
  const components = new OpenApiSchemas();
  const problem = components.reference(problemSchema);
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = `/api${route.path.replace(/:(\w+)/g, "{$1}")}`;
    paths[path] = { ...paths[path], [route.method]: operation(route, components, problem) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Kontor back-office API", version: "1" },
    paths,
    components: {
      schemas: components.schemas,
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "kontor_session" } },
    },
  };
}

function operation(route: Route, components: OpenApiSchemas, problem: Json): Json {
  const body =
    route.body === null ? {} : { requestBody: { required: true, content: json(components.reference(route.body)) } };
  return {
    summary: route.summary,
    "x-permission": route.access,
    ...(route.access === "public" ? { security: [] } : { security: [{ session: [] }] }),
    parameters: [...pathParameters(route), ...listParameters(route.list), ...queryParameters(route), ...headers(route)],
    ...body,
    responses: {
      [String(route.status)]: success(route, components),
      ...accepted(route, components),
      default: { description: "A refusal", content: { "application/problem+json": { schema: problem } } },
    },
  };
}

function success(route: Route, components: OpenApiSchemas): Json {
  if (route.status === 204) return { description: "Done" };
  if (route.mediaType !== "application/json") {
    return { description: route.summary, content: { [route.mediaType]: { schema: { type: "string" } } } };
  }
  const schema = route.response === null ? {} : components.reference(route.response);
  return { description: route.summary, content: json(schema) };
}

function accepted({ accepted: schema }: Route, components: OpenApiSchemas): Json {
  if (schema === null) return {};
  return { 202: { description: "Nothing has happened yet; this waits", content: json(components.reference(schema)) } };
}

function json(schema: Json): Json {
  return { "application/json": { schema } };
}

function pathParameters(route: Route): Json[] {
  const names = Array.from(route.path.matchAll(/:(\w+)/g), (match) => match[1] ?? "");
  return names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));
}

function queryParameters(route: Route): Json[] {
  if (route.query === null) return [];
  return Object.entries(route.query.shape).map(([name, schema]) => ({
    name,
    in: "query",
    required: !(schema instanceof z.ZodOptional || schema instanceof z.ZodDefault),
    schema: inlined(schema as z.ZodType),
  }));
}

function headers(route: Route): Json[] {
  if (!route.isIdempotent) return [];
  const description = "A name of your choice for this wish; repeating the request with it changes nothing more.";
  return [
    { name: "Idempotency-Key", in: "header", required: true, description, schema: { type: "string", maxLength: 200 } },
  ];
}

function listParameters(spec: ListSpec | null): Json[] {
  if (spec === null) return [];
  const sorts = spec.sorts.flatMap((column) => [column, `-${column}`]);
  return [
    ...(spec.hasSearch ? [query("q", { type: "string" })] : []),
    query("sort", { type: "string", enum: sorts, default: spec.defaultSort }),
    query("limit", { type: "integer", minimum: 1, maximum: pageLimitMax }),
    query("cursor", { type: "string" }),
    ...Object.entries(spec.filters).flatMap(([name, kind]) => filterParameters(name, kind)),
  ];
}

function filterParameters(name: string, kind: FilterKind): Json[] {
  if (kind === "exact") return [query(name, { type: "string" })];
  if (kind === "any_of") return [query(name, { type: "array", items: { type: "string" } })];
  const schema = kind === "range_instant" ? { type: "string", format: "date-time" } : { type: "integer" };
  return [name, `${name}.gte`, `${name}.lte`].map((bound) => query(bound, schema));
}

function query(name: string, schema: Json): Json {
  return { name, in: "query", required: false, schema };
}

function inlined(schema: z.ZodType): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return rest;
}
