import BarChartOutlined from "@mui/icons-material/BarChart";
import TableRowsOutlined from "@mui/icons-material/TableRowsOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Card from "@mui/material/Card";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { type ReactNode, Suspense, useId, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { chartHeight } from "./axis-props.ts";
import type { ChartData } from "./chart.ts";
import { ChartFileButton } from "./ChartFileButton.tsx";
import { ChartTable } from "./ChartTable.tsx";
import { SeriesLegend } from "./SeriesLegend.tsx";

interface ChartSectionProps {
  title: string;
  /** What is counted, of what, and what is left out. */
  definition: string;
  data: ChartData;
  rowHeading: string;
  /** The sign that the series wear. */
  signs: "line" | "bar";
  /** Where the file of these figures is; none where the page offers no files. */
  csvHref?: string;
  /** Over the whole width of the page. */
  isWide?: boolean;
  /** The chart itself. */
  children: ReactNode;
}

/** A chart with what it means, its legend, its figures as a table, and as a file. */
export function ChartSection(props: ChartSectionProps) {
  const { title, definition, data, rowHeading, signs, csvHref, isWide = false, children } = props;
  const words = useWords();
  const headingId = useId();
  const [isTable, setIsTable] = useState(false);
  const isEmpty = data.rows.every(({ values }) => Object.values(values).every(({ value }) => !value));
  return (
    <Card
      component="section"
      aria-labelledby={headingId}
      sx={{ display: "flex", flexDirection: "column", ...(isWide ? { gridColumn: "1 / -1" } : {}) }}
    >
      <Stack
        direction="row"
        sx={{
          flexWrap: "wrap",
          alignItems: "center",
          columnGap: 1,
          px: 2.5,
          pt: 1.75,
          justifyContent: "space-between",
        }}
      >
        <Typography variant="h2" id={headingId}>
          {title}
        </Typography>
        <Stack direction="row" sx={{ gap: 0.5, mr: -1 }}>
          <Button
            size="small"
            color="secondary"
            startIcon={isTable ? <BarChartOutlined /> : <TableRowsOutlined />}
            onClick={() => setIsTable(!isTable)}
          >
            {words(isTable ? "chart.as_chart" : "chart.as_table")}
          </Button>
          {csvHref !== undefined && <ChartFileButton title={title} href={csvHref} />}
        </Stack>
      </Stack>
      <Typography variant="body2" sx={{ color: "text.secondary", px: 2.5, pb: 1.5, maxWidth: "75ch" }}>
        {definition}
      </Typography>
      {isTable ? (
        <ChartTable data={data} rowHeading={rowHeading} label={title} />
      ) : (
        <Stack sx={{ px: 2.5, pb: 2, gap: 1, mt: "auto" }}>
          {data.series.length > 1 && <SeriesLegend series={data.series} as={signs} />}
          {isEmpty ? (
            <Box sx={{ minHeight: 120, display: "grid", placeItems: "center", color: "text.secondary" }}>
              {words("chart.nothing")}
            </Box>
          ) : (
            <Suspense fallback={<Box sx={{ height: chartHeight }} />}>{children}</Suspense>
          )}
        </Stack>
      )}
    </Card>
  );
}
