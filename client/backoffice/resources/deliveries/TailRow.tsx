import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import { memo } from "react";
import { Link as RouterLink } from "react-router";
import type { DeliveryView } from "../../../../shared/webhooks/delivery.schema.ts";
import { useZone } from "../../dates/zone.ts";
import { localeTag } from "../../i18n/locale.ts";
import { useWords } from "../../i18n/use-words.ts";
import { recordPath } from "../resource-path.ts";
import { DeliveryStateChip } from "./DeliveryStateChip.tsx";
import { TestMark } from "./TestMark.tsx";
import { useAnswerText } from "./use-answer-text.ts";

/** One try in one line: when to the millisecond, what, how it went, to whom. Rows never change, so they are drawn once. */
export const TailRow = memo(function TailRow({ delivery }: { delivery: DeliveryView }) {
  const words = useWords();
  const zone = useZone();
  const answerText = useAnswerText();
  const { id, event_type, url, state, is_test, attempt_count, attempts_max, last_attempt_at } = delivery;
  return (
    <Box
      component="li"
      sx={{
        display: "grid",
        columnGap: 2,
        rowGap: 0.25,
        alignItems: "center",
        gridTemplateColumns: { xs: "auto minmax(0, 1fr)", md: "104px 190px 128px 190px minmax(0, 1fr)" },
        px: 2.5,
        py: 0.75,
        borderTop: 1,
        borderColor: "divider",
        fontSize: "0.8125rem",
      }}
    >
      <Box component="time" dateTime={last_attempt_at ?? ""} sx={{ color: "text.secondary", ...figures }}>
        {last_attempt_at === null ? "" : clockText(last_attempt_at, zone)}
      </Box>
      <Box sx={{ display: "flex", gap: 1, alignItems: "center", minWidth: 0 }}>
        <Link component={RouterLink} to={recordPath("deliveries", id)} sx={{ fontWeight: 600, ...cut }}>
          {event_type}
        </Link>
        {is_test && <TestMark />}
      </Box>
      <Box>
        <DeliveryStateChip state={state} />
      </Box>
      <Box sx={figures}>
        {answerText(delivery)}
        <Box component="span" sx={{ color: "text.secondary" }}>
          {` · ${words("tail.try", { count: attempt_count, max: attempts_max })}`}
        </Box>
      </Box>
      <Box title={url} sx={{ color: "text.secondary", gridColumn: { xs: "1 / -1", md: "auto" }, ...cut }}>
        {url}
      </Box>
    </Box>
  );
});

const figures = { fontVariantNumeric: "tabular-nums", whiteSpace: { md: "nowrap" } };
const cut = { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" };

/** `14:03:09.123`. */
function clockText(instant: string, zone: string): string {
  return new Intl.DateTimeFormat(localeTag(), {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
  }).format(Date.parse(instant));
}
