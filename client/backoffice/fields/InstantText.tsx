import Box from "@mui/material/Box";
import Tooltip from "@mui/material/Tooltip";
import { Link as RouterLink } from "react-router";
import { fullInstant, relativeInstant, shortInstant } from "../dates/instant-text.ts";
import { useNow } from "../dates/use-now.ts";
import { useZone } from "../dates/zone.ts";

interface InstantTextProps {
  value: string;
  /** `relative` for lists ("5 minutes ago"), `short` for timelines and facts ("21 Nov, 14:03"). */
  form?: "relative" | "short";
  /** In a linked row: leads where the row leads, and stands above the row's link so that it can be hovered. */
  to?: string;
}

/** An instant with the whole of it, zone included, on hover and focus. */
export function InstantText({ value, form = "short", to }: InstantTextProps) {
  const zone = useZone();
  const nowMs = useNow();
  const text = form === "relative" ? relativeInstant(value, nowMs) : shortInstant(value, zone, nowMs);
  return (
    <Tooltip title={fullInstant(value, zone)} describeChild>
      {to === undefined ? (
        <Box component="time" dateTime={value} tabIndex={0} sx={{ whiteSpace: "nowrap" }}>
          {text}
        </Box>
      ) : (
        <Box component={RouterLink} to={to} sx={aboveRowLink}>
          <time dateTime={value}>{text}</time>
        </Box>
      )}
    </Tooltip>
  );
}

const aboveRowLink = {
  position: "relative",
  zIndex: 2,
  color: "inherit",
  textDecoration: "none",
  whiteSpace: "nowrap",
};
