import ExpandMore from "@mui/icons-material/ExpandMore";
import Accordion from "@mui/material/Accordion";
import AccordionDetails from "@mui/material/AccordionDetails";
import AccordionSummary from "@mui/material/AccordionSummary";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { CopyButton } from "../fields/CopyButton.tsx";
import { TextBlock } from "../fields/TextBlock.tsx";
import { useWords } from "../i18n/use-words.ts";

/** The record as the API gives it, for those who want to compare. */
export function RawJson({ record }: { record: object }) {
  const words = useWords();
  return (
    <Accordion
      component="section"
      slotProps={{ transition: { unmountOnExit: true } }}
      sx={{ border: 1, borderColor: "divider", borderRadius: 2, backgroundColor: "background.paper" }}
    >
      <AccordionSummary expandIcon={<ExpandMore />}>
        <Typography variant="h2" component="span">
          {words("raw.title")}
        </Typography>
      </AccordionSummary>
      <AccordionDetails>
        <Box sx={{ position: "relative" }}>
          <Box sx={{ position: "absolute", right: 8, top: 8 }}>
            <CopyButton text={JSON.stringify(record, null, 2)} what={words("raw.title")} />
          </Box>
          <TextBlock text={JSON.stringify(record, null, 2)} label={words("raw.title")} />
        </Box>
      </AccordionDetails>
    </Accordion>
  );
}
