import Download from "@mui/icons-material/Download";
import Button from "@mui/material/Button";
import { useWords } from "../i18n/use-words.ts";

/** The figures of a chart or a table as a file. */
export function ChartFileButton({ title, href }: { title: string; href: string }) {
  const words = useWords();
  return (
    <Button
      size="small"
      color="secondary"
      href={href}
      download
      startIcon={<Download />}
      aria-label={words("chart.csv_of", { chart: title })}
    >
      {words("chart.csv")}
    </Button>
  );
}
