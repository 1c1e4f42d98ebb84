import type { EndpointHealth } from "../../../../shared/webhooks/health.schema.ts";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { cappedText, numberText } from "../../i18n/number-text.ts";
import { useWords } from "../../i18n/use-words.ts";
import { percentText } from "../../i18n/percent-text.ts";
import { durationOf } from "../webhook-metrics/duration-text.ts";
import { Sparkline } from "./Sparkline.tsx";

/** The last 24 hours in figures, each with what it is a share of. */
export function HealthSection({ health }: { health: EndpointHealth }) {
  const words = useWords();
  const { delivered, exhausted } = health;
  const waiting = cappedText(health.pending, health.is_pending_capped);
  const told = health.sparkline.reduce((sum, count) => sum + count, 0);
  return (
    <Section
      title={words("health.title")}
      action={<Sparkline values={health.sparkline} label={words("endpoints.events_told", { count: told })} />}
    >
      <Facts
        facts={[
          {
            label: words("health.success"),
            value:
              health.success_rate === null
                ? percentText(null)
                : words("health.success_of", {
                    rate: percentText(health.success_rate),
                    delivered,
                    finished: delivered + exhausted,
                  }),
          },
          { label: words("health.first_try"), value: percentText(health.first_attempt_rate) },
          { label: words("health.given_up"), value: numberText(exhausted) },
          {
            label: words("health.waiting"),
            value:
              health.oldest_pending_at === null ? (
                waiting
              ) : (
                <>
                  {waiting}, {words("health.oldest")} <InstantText value={health.oldest_pending_at} form="relative" />
                </>
              ),
          },
          { label: words("health.p95"), value: health.p95_ms === null ? null : durationOf(words, health.p95_ms) },
          {
            label: words("health.failing_since"),
            value: health.failing_since === null ? null : <InstantText value={health.failing_since} />,
          },
        ]}
      />
    </Section>
  );
}
