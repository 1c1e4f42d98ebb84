import type { AppContext } from "../context.ts";
import { traced } from "../tracer.ts";

/** Which processor is asked for what, and by whose call: null where Kontor acts by itself. */
interface ToldCall {
  gateway: string;
  operation: string;
  requestId: string | null;
}

/** Calls a processor, and tells whoever watches how long it took and what came of it. Throws what the call throws. */
export function toldCall<A extends { outcome: string }>(
  { monitor, tracer }: Pick<AppContext, "monitor" | "tracer">,
  { gateway, operation, requestId }: ToldCall,
  call: () => Promise<A>,
): Promise<A> {
  const startedAt = performance.now();
  const facts = { "kontor.gateway": gateway, "kontor.operation": operation };
  const start = { name: `gateway ${operation}`, kind: "client", place: { at: "here", requestId }, facts } as const;
  return traced(tracer, start, async (span) => {
    let outcome = "no_answer";
    try {
      const answer = await call();
      outcome = answer.outcome;
      return answer;
    } finally {
      span.add({ "kontor.outcome": outcome });
      monitor.gatewayCalled({ gateway, operation, outcome, seconds: (performance.now() - startedAt) / 1000 });
    }
  });
}
