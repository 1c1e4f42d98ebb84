import ChevronLeft from "@mui/icons-material/ChevronLeft";
import ChevronRight from "@mui/icons-material/ChevronRight";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { cappedText } from "../i18n/number-text.ts";
import { useWords } from "../i18n/use-words.ts";
import { useUrlListContext } from "./list-context.ts";

/** Previous and Next by cursor, with a count that stops at its cap ("10,000+"). */
export function CursorPager() {
  const words = useWords();
  const { page, goTo } = useUrlListContext();
  if (page === undefined) return null;
  const { next, previous, total } = page;
  const count = cappedText(total.value, total.capped);
  return (
    <Stack
      component="nav"
      aria-label={words("list.pages")}
      direction="row"
      spacing={1}
      sx={{ alignItems: "center", justifyContent: "space-between", px: 2, py: 1 }}
    >
      <Typography variant="body2" sx={{ color: "text.secondary", fontVariantNumeric: "tabular-nums" }}>
        {words("list.total", { smart_count: total.value, count })}
      </Typography>
      <Stack direction="row" spacing={1}>
        <Button
          size="small"
          variant="outlined"
          color="secondary"
          startIcon={<ChevronLeft />}
          disabled={previous === null}
          onClick={() => goTo(previous)}
        >
          {words("list.previous")}
        </Button>
        <Button
          size="small"
          variant="outlined"
          color="secondary"
          endIcon={<ChevronRight />}
          disabled={next === null}
          onClick={() => goTo(next)}
        >
          {words("list.next")}
        </Button>
      </Stack>
    </Stack>
  );
}
