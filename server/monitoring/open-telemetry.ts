import { AsyncLocalStorage } from "node:async_hooks";
import type * as Api from "@opentelemetry/api";
import type { Logger } from "pino";
import type { TracingSettings } from "../config.ts";
import { traceOfRequest } from "./request-trace.rules.ts";
import { noSpan, type Place, type Span, type SpanStart, type Tracer } from "../tracer.ts";

export interface OpenTelemetry {
  tracer: Tracer;
  /** Hands over what was not handed over yet; a collector that does not answer is not waited for. */
  stop(): Promise<void>;
}

/** For what is left when the server stops. */
const exportTimeoutMs = 5_000;

/**
 * Sends traces to a collector, by OTLP over HTTP. The packages are loaded here and nowhere else, so that whoever does
 * not trace does not load them. They reach into nothing: only what is told to the tracer is told to the collector.
 */
export async function startOpenTelemetry(settings: TracingSettings, logger: Logger): Promise<OpenTelemetry> {
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
  ]);
  logTo(api, logger);
  const url = `${settings.endpoint.replace(/\/+$/, "")}/v1/traces`;
  const exporter = new OTLPTraceExporter({ url, timeoutMillis: exportTimeoutMs });
  const ids = new Ids(new sdk.RandomIdGenerator());
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ "service.name": settings.serviceName }),
    // By the id of the trace alone, so that a call and what comes of it hours later are both told or both not.
    sampler: new sdk.TraceIdRatioBasedSampler(settings.ratio),
    idGenerator: ids,
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter, exportTimeoutMillis: exportTimeoutMs })],
  });
  return {
    tracer: createTracer(api, provider.getTracer("kontor"), ids),
    async stop() {
      try {
        await provider.shutdown();
      } catch (error) {
        logger.warn({ err: error }, "the last traces could not be handed over");
      }
    },
  };
}

/** A collector that is away costs traces and nothing else. */
function logTo({ diag, DiagLogLevel }: typeof Api, logger: Logger): void {
  const tell = (message: string) => logger.warn({ reason: message.slice(0, 500) }, "traces could not be handed over");
  const silent = () => undefined;
  diag.setLogger(
    { error: tell, warn: tell, info: silent, debug: silent, verbose: silent },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
}

/** Ids of spans: random ones, but for that of a call, which follows from the call's own. */
class Ids {
  readonly #random: { generateTraceId(): string; generateSpanId(): string };
  #next: { traceId: string; spanId: string } | null = null;

  constructor(random: { generateTraceId(): string; generateSpanId(): string }) {
    this.#random = random;
  }

  generateTraceId(): string {
    return this.#next?.traceId ?? this.#random.generateTraceId();
  }

  generateSpanId(): string {
    return this.#next?.spanId ?? this.#random.generateSpanId();
  }

  /** Everything that `begin` starts gets these. */
  using<T>(ids: { traceId: string; spanId: string } | null, begin: () => T): T {
    this.#next = ids;
    try {
      return begin();
    } finally {
      this.#next = null;
    }
  }
}

/** Of the span that is a call itself. */
function idsOf(requestId: string): { traceId: string; spanId: string } | null {
  const traceId = traceOfRequest(requestId);
  return traceId === null ? null : { traceId, spanId: traceId.slice(16) };
}

function createTracer(api: typeof Api, tracer: Api.Tracer, ids: Ids): Tracer {
  const { ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace } = api;
  const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL };
  const underWay = new AsyncLocalStorage<Api.Context>();

  /** Null for what belongs to nothing. */
  function parentOf(place: Place): Api.Context | null {
    if (place.at === "request") return ROOT_CONTEXT;
    if (place.at === "here") {
      const around = underWay.getStore();
      if (around !== undefined) return around;
      if (place.requestId === undefined) return null;
    }
    const call = place.requestId === null || place.requestId === undefined ? null : idsOf(place.requestId);
    if (call === null) return ROOT_CONTEXT;
    return trace.setSpanContext(ROOT_CONTEXT, { ...call, traceFlags: TraceFlags.SAMPLED, isRemote: true });
  }

  function begin({ name, kind, place, facts = {} }: SpanStart): Span {
    const parent = parentOf(place);
    if (parent === null) return noSpan;
    const own = place.at === "request" ? idsOf(place.requestId) : null;
    const span = ids.using(own, () => tracer.startSpan(name, { kind: kinds[kind], attributes: { ...facts } }, parent));
    const inside = trace.setSpan(parent, span);
    return {
      rename: (given) => void span.updateName(given),
      add: (more) => void span.setAttributes({ ...more }),
      fail: () => void span.setStatus({ code: SpanStatusCode.ERROR }),
      end: () => span.end(),
      within: (work) => underWay.run(inside, work),
    };
  }

  return { begin, apart: (work) => underWay.exit(work) };
}
