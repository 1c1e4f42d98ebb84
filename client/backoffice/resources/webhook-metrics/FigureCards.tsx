import Box from "@mui/material/Box";
import type { Share, WebhookFigures, WebhookMetrics } from "../../../../shared/metrics/webhook-metrics.schema.ts";
import { failureClasses } from "../../../../shared/metrics/attempt-class.ts";
import { countText, fewUpTo } from "../../charts/chart.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { cappedText } from "../../i18n/number-text.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { percentText } from "../../i18n/percent-text.ts";
import { deliveriesPath } from "./delivery-links.ts";
import { durationOf } from "./duration-text.ts";
import { amountChange, type FigureChange, rateChange } from "./figure-change.ts";
import { FigureCard } from "./FigureCard.tsx";

interface FigureCardsProps {
  metrics: WebhookMetrics;
  account: string | null;
  endpointId: string | null;
}

/** The range in six figures, each with what it is made of and how it stood before. */
export function FigureCards({ metrics, account, endpointId }: FigureCardsProps) {
  const words = useWords();
  const { totals, previous, backlog, range } = metrics;
  const before = previous.totals;
  const span = { account, endpointId, startsAt: range.starts_at, endsAt: range.ends_at };
  const failed = failedOf(totals);
  const waiting = new URLSearchParams({ account: account ?? "all", state: "pending" });
  if (endpointId !== null) waiting.set("endpoint_id", endpointId);
  return (
    <Box sx={grid}>
      <FigureCard
        title={words("metrics.figure.success")}
        {...rate(totals.success, before.success)}
        to={deliveriesPath(span, { states: ["delivered", "exhausted", "rejected"] })}
        explanation={words("metrics.explain.success", parts(totals.success))}
      />
      <FigureCard
        title={words("metrics.figure.first_attempt")}
        {...rate(totals.first_attempt, before.first_attempt)}
        to={deliveriesPath(span)}
        explanation={words("metrics.explain.first_attempt", parts(totals.first_attempt))}
      />
      <FigureCard
        title={words("metrics.figure.latency")}
        value={lengthText(words, totals.latency.p95_ms)}
        isFaint={totals.latency.count <= fewUpTo}
        change={lessIsBetter(amountChange(totals.latency.p95_ms, before.latency.p95_ms))}
        explanation={words("metrics.explain.latency", {
          n: countText(totals.latency.count),
          p50: lengthText(words, totals.latency.p50_ms),
          max: lengthText(words, totals.latency.max_ms),
          timeouts: countText(totals.attempts.timeout),
        })}
      />
      <FigureCard
        title={words("metrics.figure.delay")}
        value={lengthText(words, totals.delay.p95_ms)}
        isFaint={totals.delay.count <= fewUpTo}
        change={lessIsBetter(amountChange(totals.delay.p95_ms, before.delay.p95_ms))}
        explanation={words("metrics.explain.delay", {
          n: countText(totals.delay.count),
          p50: lengthText(words, totals.delay.p50_ms),
        })}
      />
      <FigureCard
        title={words("metrics.figure.failures")}
        value={countText(failed)}
        to={deliveriesPath(span, { classes: failureClasses })}
        change={lessIsBetter(amountChange(failed, failedOf(before)))}
        explanation={words("metrics.explain.failures", { tries: countText(failed + totals.attempts["2xx"]) })}
      />
      <FigureCard
        title={words("metrics.figure.backlog")}
        value={cappedText(backlog.pending, backlog.is_capped)}
        to={`/deliveries?${waiting.toString()}`}
        explanation={
          <>
            {words("metrics.explain.backlog", {
              retrying: countText(backlog.retrying),
              due: countText(backlog.due_within_hour),
            })}
            {backlog.oldest_pending_at !== null && (
              <>
                {" "}
                {words("metrics.explain.oldest")} <InstantText value={backlog.oldest_pending_at} form="relative" />.
              </>
            )}
          </>
        }
      />
    </Box>
  );
}

const grid = {
  display: "grid",
  gap: 1.5,
  gridTemplateColumns: {
    xs: "repeat(auto-fit, minmax(min(100%, 250px), 1fr))",
    lg: "repeat(3, 1fr)",
    xl: "repeat(6, 1fr)",
  },
};

function rate(now: Share, before: Share) {
  const change = rateChange(now, before);
  return {
    value: percentText(now.denominator === 0 ? null : now.numerator / now.denominator),
    isFaint: now.denominator <= fewUpTo,
    change: change === null ? undefined : ({ of: change, unit: "points", isGood: "up" } as const),
  };
}

function lessIsBetter(change: FigureChange | null) {
  return change === null ? undefined : ({ of: change, unit: "percent", isGood: "down" } as const);
}

function parts({ numerator, denominator }: Share) {
  return { numerator: countText(numerator), denominator: countText(denominator) };
}

function lengthText(words: Words, ms: number | null): string {
  return ms === null ? "–" : durationOf(words, ms);
}

function failedOf({ attempts }: WebhookFigures): number {
  return failureClasses.reduce((sum, name) => sum + attempts[name], 0);
}
