import Science from "@mui/icons-material/Science";
import Box from "@mui/material/Box";
import { useWords } from "../i18n/use-words.ts";
import { sandboxAccent } from "../theme/palette.ts";
import { useEnvironment } from "./use-environment.ts";

/** Always there while sandbox data may be on the screen, and never over live data alone. */
export function SandboxBanner() {
  const words = useWords();
  const environment = useEnvironment();
  if (environment !== "sandbox" && environment !== "mixed") return null;
  return (
    <Box
      role="note"
      aria-label={words("sandbox.label")}
      sx={(theme) => ({
        display: "flex",
        alignItems: "center",
        justifyContent: "center",
        gap: 1,
        px: 2,
        py: 0.5,
        fontSize: "0.8125rem",
        fontWeight: 550,
        color: theme.palette.warning.main,
        backgroundColor: theme.palette.warning.light,
        borderTop: `3px solid ${sandboxAccent[theme.palette.mode]}`,
      })}
    >
      <Science sx={{ fontSize: 16 }} aria-hidden />
      {words(environment === "mixed" ? "sandbox.mixed" : "sandbox.only")}
    </Box>
  );
}
