import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { afterThisTest } from "./after-tests.ts";

const valueSchema = z.union([
  z.object({ stringValue: z.string() }).transform(({ stringValue }) => stringValue),
  z.object({ intValue: z.coerce.number() }).transform(({ intValue }) => intValue),
  z.object({ boolValue: z.boolean() }).transform(({ boolValue }) => boolValue),
]);

const factsSchema = z
  .array(z.object({ key: z.string(), value: valueSchema }))
  .transform((pairs) => Object.fromEntries(pairs.map(({ key, value }) => [key, value])));

const spanSchema = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  attributes: factsSchema,
  status: z.object({ code: z.number().optional() }),
});

const exportSchema = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(z.object({ key: z.string(), value: z.unknown() })) }),
      scopeSpans: z.array(z.object({ spans: z.array(spanSchema) })),
    }),
  ),
});

export type CollectedSpan = z.output<typeof spanSchema>;

export interface TraceCollector {
  url: string;
  spans: CollectedSpan[];
  /** What arrived, as it arrived. */
  bodies: string[];
  /** Of the requests that brought it. */
  heads: string[];
}

/** Takes traces by OTLP over HTTP, as JSON, and answers as a collector does. */
export async function startTraceCollector(): Promise<TraceCollector> {
  const found: TraceCollector = { url: "", spans: [], bodies: [], heads: [] };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      found.bodies.push(body);
      found.heads.push(`${request.method ?? ""} ${request.url ?? ""} ${request.headers["content-type"] ?? ""}`);
      const { resourceSpans } = exportSchema.parse(JSON.parse(body));
      found.spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)));
      response.setHeader("content-type", "application/json").end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterThisTest(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  found.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return found;
}
