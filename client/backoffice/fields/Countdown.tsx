import Box from "@mui/material/Box";
import Tooltip from "@mui/material/Tooltip";
import { fullInstant, relativeInstant } from "../dates/instant-text.ts";
import { useSecondsNow } from "../dates/use-now.ts";
import { useZone } from "../dates/zone.ts";
import { useWords } from "../i18n/use-words.ts";

const hourMs = 3_600_000;

/** Time left until an instant, counting down; the instant itself on hover and focus. */
export function Countdown({ until }: { until: string }) {
  const words = useWords();
  const zone = useZone();
  const nowMs = useSecondsNow();
  const left = Math.ceil((Date.parse(until) - nowMs) / 1000);
  const [minutes, seconds] = [Math.floor(left / 60), left % 60];
  const near =
    left <= 0
      ? words("deliveries.due")
      : minutes === 0
        ? words("deliveries.in_seconds", { seconds })
        : words("deliveries.in_minutes", { minutes, seconds });
  return (
    <Tooltip title={fullInstant(until, zone)} describeChild>
      <Box
        component="time"
        dateTime={until}
        tabIndex={0}
        sx={{ whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums", position: "relative", zIndex: 2 }}
      >
        {left * 1000 < hourMs ? near : relativeInstant(until, nowMs)}
      </Box>
    </Tooltip>
  );
}
