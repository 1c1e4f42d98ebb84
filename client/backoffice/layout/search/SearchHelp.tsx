import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { monospace } from "../../fields/monospace.ts";
import { useWords } from "../../i18n/use-words.ts";

const entries = ["text", "type", "status", "amount", "created", "person", "where", "late", "quotes"] as const;

/** What can be written into the search, by example. */
export function SearchHelp() {
  const words = useWords();
  return (
    <Box component="section" aria-label={words("search.help_title")} sx={{ px: 2.5, pb: 2 }}>
      <Typography variant="h3" component="h2" sx={{ color: "text.secondary", pb: 0.5 }}>
        {words("search.help_title")}
      </Typography>
      <Box
        component="dl"
        sx={{
          display: "grid",
          gridTemplateColumns: { xs: "1fr", sm: "minmax(0, 5fr) minmax(0, 7fr)" },
          m: 0,
          columnGap: 2,
        }}
      >
        {entries.map((entry) => (
          <Box key={entry} sx={{ display: "contents" }}>
            <Box
              component="dt"
              sx={{ fontFamily: monospace, fontSize: "0.8125rem", pt: 0.75, overflowWrap: "anywhere" }}
            >
              {words(`search.help.${entry}`)}
            </Box>
            <Box component="dd" sx={{ m: 0, fontSize: "0.8125rem", color: "text.secondary", pt: { xs: 0, sm: 0.75 } }}>
              {words(`search.help.${entry}_means`)}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
