import Box from "@mui/material/Box";
import { useLocation } from "react-router";
import { formatMoney } from "../../i18n/number-text.ts";
import type { TimelineEntryView } from "../../../../shared/payments/payment.schema.ts";
import { moneyReasonSchema } from "../../../../shared/payments/reasons.ts";
import { codedReason, ownReason } from "../../../../shared/sentences/own-reason.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { toneColors } from "../../fields/StatusChip.tsx";
import { type Tell, useSaid } from "../../i18n/use-said.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { type MethodName, useMethodName } from "../payments/use-method-text.ts";
import { factsOf, type ToldFactValue } from "./timeline-entries.ts";
import { timelineLook } from "./timeline-looks.ts";
import { useTimelineTitle } from "./use-timeline-title.ts";

interface TimelineEntryProps {
  entry: TimelineEntryView;
  currency: string;
  /** What an address may point at, after `#`. */
  anchor: string | undefined;
}

/** One thing that happened: when, what, how much, by whom, and why. */
export function TimelineEntry({ entry, currency, anchor }: TimelineEntryProps) {
  const words = useWords();
  const tell = useSaid();
  const nameOf = useMethodName();
  const { hash } = useLocation();
  const title = useTimelineTitle()(entry);
  const { tone, icon: Icon } = timelineLook(entry);
  const isTarget = anchor !== undefined && hash === `#${anchor}`;
  const failure = failureOf(entry, tell);
  return (
    <Box
      component="li"
      id={anchor}
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "28px minmax(0, 1fr)", sm: "28px minmax(0, 1fr) auto" },
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
          {entry.amount !== null && !isEnd(entry) && (
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
              {words(`timeline.fact_${name}`)}:{" "}
              {name === "until" ? (
                <InstantText value={value} />
              ) : (
                factText(entry, { name, value }, { words, tell, nameOf })
              )}
            </Box>
          ))}
        </Box>
      </Box>
      <Box
        sx={{
          pt: { xs: 0, sm: 0.5 },
          gridColumn: { xs: 2, sm: "auto" },
          color: "text.secondary",
          fontSize: "0.8125rem",
        }}
      >
        <InstantText value={entry.at} />
      </Box>
    </Box>
  );
}

/** An end without money has no amount to tell. */
function isEnd({ kind }: TimelineEntryView): boolean {
  return kind.startsWith("cancel.") || kind.startsWith("expire.");
}

function actorText(actor: NonNullable<TimelineEntryView["actor"]>, words: Words): string {
  if (actor.type === "staff" || actor.type === "merchant") {
    return words(`timeline.by_${actor.type}`, { name: actor.name ?? actor.id });
  }
  return words(`timeline.by_${actor.type}`);
}

/** A fact in our words where it is one of ours; a processor's or merchant's own as it is. */
function factText(
  { kind }: TimelineEntryView,
  { name, value }: ToldFactValue,
  { words, tell, nameOf }: { words: Words; tell: Tell; nameOf: MethodName },
): string {
  if (name === "payment_product_type") return nameOf(value);
  // The query repeats ids that are on the page; the whole address is with the delivery.
  if (name === "url") return value.replace(/\?.*$/, "");
  if (name !== "reason") return value;
  const reason = moneyReasonSchema.safeParse(value).data;
  if (reason !== undefined) return words(`reason.${reason}`);
  // Shops say in words of their own why they refund; why a payment ends is Kontor's to say.
  return kind.startsWith("refund.") ? value : tell(codedReason(value), value);
}

/** `51 · Not sufficient funds`. */
function failureOf({ details }: TimelineEntryView, tell: Tell): string | null {
  const { error_code: code, error } = details;
  const said = [
    typeof code === "string" ? tell(codedReason(code), code) : "",
    typeof error === "string" ? tell(ownReason(error), error) : "",
  ].filter((part) => part !== "");
  return said.length === 0 ? null : said.join(" · ");
}
