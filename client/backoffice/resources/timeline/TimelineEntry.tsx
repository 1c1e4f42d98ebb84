import Box from "@mui/material/Box";
import { useLocation } from "react-router";
import { formatMoney } from "../../../../shared/money.ts";
import type { TimelineEntryView } from "../../../../shared/payments/payment.schema.ts";
import { moneyReasonSchema } from "../../../../shared/payments/reasons.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { toneColors } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { factsOf } from "./timeline-entries.ts";
import { timelineLook } from "./timeline-looks.ts";
import { useTimelineTitle } from "./use-timeline-title.ts";

interface TimelineEntryProps {
  entry: TimelineEntryView;
  currency: string;
}

/** One thing that happened: when, what, how much, by whom, and why. */
export function TimelineEntry({ entry, currency }: TimelineEntryProps) {
  const words = useWords();
  const { hash } = useLocation();
  const title = useTimelineTitle()(entry);
  const { tone, icon: Icon } = timelineLook(entry);
  const isTarget = entry.operation_id !== null && hash === `#${entry.operation_id}`;
  const failure = failureOf(entry);
  return (
    <Box
      component="li"
      {...(entry.operation_id === null ? {} : { id: entry.operation_id })}
      sx={{
        display: "grid",
        gridTemplateColumns: "28px minmax(0, 1fr) auto",
        columnGap: 1.5,
        position: "relative",
        pb: 2,
        borderRadius: 1,
        ...(isTarget ? { backgroundColor: "primary.light" } : {}),
        "&:last-of-type": { pb: 0 },
        "&:not(:last-of-type)::before": {
          content: '""',
          position: "absolute",
          left: 13,
          top: 28,
          bottom: 0,
          width: 2,
          backgroundColor: "divider",
        },
      }}
    >
      <Box
        aria-hidden
        sx={(theme) => {
          const { text, surface } = toneColors(theme, tone);
          return {
            width: 28,
            height: 28,
            borderRadius: "50%",
            display: "grid",
            placeItems: "center",
            color: text,
            backgroundColor: surface,
          };
        }}
      >
        <Icon sx={{ fontSize: 16 }} />
      </Box>
      <Box sx={{ minWidth: 0, pt: 0.5, fontSize: "0.875rem" }}>
        <Box component="span" sx={{ fontWeight: 600 }}>
          {title}
          {entry.amount !== null && (
            <Box component="span" sx={{ fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}>
              {" "}
              {formatMoney(entry.amount, currency)}
            </Box>
          )}
        </Box>
        <Box sx={{ color: "text.secondary", fontSize: "0.8125rem", overflowWrap: "anywhere" }}>
          {entry.actor !== null && <Box>{actorText(entry.actor, words)}</Box>}
          {failure !== null && <Box sx={{ color: "error.main" }}>{failure}</Box>}
          {factsOf(entry).map(({ name, value }) => (
            <Box key={name}>
              {words(`timeline.fact_${name}`)}: {name === "reason" ? reasonText(value, words) : value}
            </Box>
          ))}
        </Box>
      </Box>
      <Box sx={{ pt: 0.5, color: "text.secondary", fontSize: "0.8125rem", textAlign: "right" }}>
        <InstantText value={entry.at} />
      </Box>
    </Box>
  );
}

type Words = ReturnType<typeof useWords>;

function actorText(actor: NonNullable<TimelineEntryView["actor"]>, words: Words): string {
  if (actor.type === "staff" || actor.type === "merchant") {
    return words(`timeline.by_${actor.type}`, { name: actor.name ?? actor.id });
  }
  return words(`timeline.by_${actor.type}`);
}

/** A reason in our words where it is one of ours; a processor's or merchant's own as it is. */
function reasonText(value: string, words: Words): string {
  const known = moneyReasonSchema.safeParse(value);
  return known.success ? words(`reason.${known.data}`) : value;
}

/** `51 · Not sufficient funds`. */
function failureOf({ details }: TimelineEntryView): string | null {
  const parts = [details["error_code"], details["error"]].filter((part) => typeof part === "string" && part !== "");
  return parts.length === 0 ? null : parts.join(" · ");
}
