import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import { Link as RouterLink } from "react-router";
import type { EndpointPage } from "../../../../shared/webhooks/endpoint-request.schema.ts";
import { durationText } from "../../dates/instant-text.ts";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { codesText, waitsText, waitText } from "./schedule-text.ts";

/** When the wire tries again, what ends it, and when it gives the endpoint up: in words, as the engine does it. */
export function ScheduleSection({ endpoint }: { endpoint: EndpointPage }) {
  const words = useWords();
  const { schedule } = endpoint;
  const { retry_delays_ms: delays, jitter, ending_codes: codes, retry_after_ms_max: retryAfterMs } = schedule;
  const total = durationText(
    words,
    delays.reduce((sum, ms) => sum + ms, 0),
  );
  return (
    <Section title={words("retry_schedule.title")}>
      <Facts
        facts={[
          { label: words("retry_schedule.answer_within"), value: waitText(words, schedule.timeout_ms) },
          { label: words("retry_schedule.success"), value: words("retry_schedule.success_text") },
          {
            label: words("retry_schedule.tries"),
            value: (
              <>
                {words("retry_schedule.tries_text", {
                  count: delays.length + 1,
                  waits: waitsText(words, delays),
                  total,
                })}
                {jitter > 0 && ` ${words("retry_schedule.jitter", { percent: Math.round(jitter * 100) })}`}
              </>
            ),
          },
          {
            label: words("retry_schedule.retry_after"),
            value:
              retryAfterMs === 0
                ? words("retry_schedule.retry_after_none")
                : words("retry_schedule.retry_after_text", { limit: waitText(words, retryAfterMs) }),
          },
          {
            label: words("retry_schedule.ends"),
            value:
              codes.length === 0
                ? words("retry_schedule.ends_plain")
                : words("retry_schedule.ends_on", { codes: codesText(codes) }),
          },
          { label: words("retry_schedule.disabled"), value: <DisablingRule endpoint={endpoint} /> },
          {
            label: words("retry_schedule.kept"),
            value: (
              <Link component={RouterLink} to={`/retention?account=${endpoint.account_id}`}>
                {words("retry_schedule.kept_text", { days: schedule.retention_days })}
              </Link>
            ),
          },
        ]}
      />
    </Section>
  );
}

function DisablingRule({ endpoint: { schedule, health } }: { endpoint: EndpointPage }) {
  const words = useWords();
  const { disabling, gone_disables: goneDisables } = schedule;
  const gone = words("retry_schedule.disabled_gone");
  if (disabling === null) return goneDisables ? capital(gone) : words("retry_schedule.disabled_never");
  const rule =
    disabling.kind === "failing_for"
      ? words("retry_schedule.disabled_for", { time: waitText(words, disabling.ms) })
      : words("retry_schedule.disabled_row", { count: disabling.count });
  const since = health.failing_since;
  return (
    <>
      {goneDisables ? `${rule}; ${gone}` : rule}. {words("retry_schedule.warnings")}
      {disabling.kind === "failing_for" && since !== null && health.disables_at !== null && (
        <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.25 }}>
          {([50, 70, 90] as const).map((percent) => (
            <li key={percent}>
              {words("retry_schedule.warned_at", { percent })}:{" "}
              <InstantText value={after(since, (disabling.ms * percent) / 100)} />
            </li>
          ))}
          <li>
            {words("retry_schedule.ends_at")}: <InstantText value={health.disables_at} />
          </li>
        </Box>
      )}
    </>
  );
}

function after(since: string, ms: number): string {
  return new Date(Date.parse(since) + ms).toISOString();
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
