import HistoryToggleOff from "@mui/icons-material/HistoryToggleOff";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { relativeInstant } from "../dates/instant-text.ts";
import { useNow } from "../dates/use-now.ts";
import { useWords } from "../i18n/use-words.ts";
import { useIsLivePaused } from "../providers/live/use-live-paused.ts";
import { useUrlListContext } from "./list-context.ts";

/** How old the rows on the screen are, where nothing keeps them fresh: the last reading failed, or updates are paused. */
export function StaleNotice() {
  const words = useWords();
  const { controller, updatedAt } = useUrlListContext();
  const [isPaused] = useIsLivePaused();
  const now = useNow();
  const hasFailed = controller.error !== null;
  if (updatedAt === 0 || !(hasFailed || isPaused)) return null;
  const age = relativeInstant(new Date(updatedAt).toISOString(), now);
  return (
    <Box sx={noticeStyle}>
      <HistoryToggleOff sx={{ fontSize: 18 }} aria-hidden />
      <span>{words(hasFailed ? "stale.failed" : "stale.paused", { age })}</span>
      {!hasFailed && (
        <Button size="small" onClick={() => void controller.refetch()}>
          {words("stale.read_again")}
        </Button>
      )}
    </Box>
  );
}

const noticeStyle = {
  display: "flex",
  alignItems: "center",
  flexWrap: "wrap",
  gap: 1,
  px: 2,
  py: 0.75,
  minHeight: 40,
  fontSize: "0.875rem",
  color: "text.secondary",
  borderBottom: 1,
  borderColor: "divider",
} as const;
