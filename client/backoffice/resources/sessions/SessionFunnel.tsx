import { useQuery } from "@tanstack/react-query";
import Box from "@mui/material/Box";
import Card from "@mui/material/Card";
import Typography from "@mui/material/Typography";
import { useDataProvider } from "react-admin";
import { funnelSessionsMax, sessionSteps } from "../../../../shared/checkout/session-steps.schema.ts";
import { numberText, percentOf } from "../../i18n/number-text.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useAccountScope } from "../../layout/use-account-scope.ts";
import type { ListFilters } from "../../lists/list-url.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";

/** How far the sessions of the chosen account and dates came. */
export function SessionFunnel({ filters }: { filters: ListFilters }) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [account] = useAccountScope();
  const query = funnelQuery(account, filters);
  const { data: funnel } = useQuery({
    queryKey: ["sessions", "funnel", query.toString()],
    queryFn: () => dataProvider.sessionFunnel(query),
    placeholderData: (before) => before,
  });
  if (funnel === undefined || funnel.created === 0) return null;
  const share = (count: number) => percentOf(Math.round((count * 100) / funnel.created));
  return (
    <Card component="section" aria-label={words("steps.list_title")} sx={{ px: 2.5, py: 1.75 }}>
      <Box
        component="ol"
        sx={{
          listStyle: "none",
          m: 0,
          p: 0,
          display: "grid",
          gap: { xs: 1, md: 2 },
          gridTemplateColumns: { xs: "1fr", md: "repeat(5, minmax(0, 1fr))" },
        }}
      >
        {sessionSteps.map((step) => (
          <Box
            component="li"
            key={step}
            sx={{ display: { xs: "grid", md: "block" }, gridTemplateColumns: "1fr auto", alignItems: "baseline" }}
          >
            <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>{words(`steps.${step}`)}</Box>
            <Box sx={{ fontVariantNumeric: "tabular-nums" }}>
              <Box component="span" sx={{ fontWeight: 650, fontSize: "1.125rem" }}>
                {numberText(funnel[step])}
              </Box>
              {step !== "created" && (
                <Box component="span" sx={{ color: "text.secondary", fontSize: "0.8125rem", ml: 1 }}>
                  {share(funnel[step])}
                </Box>
              )}
            </Box>
            <Box
              aria-hidden
              sx={{ height: 6, borderRadius: 3, mt: 0.75, backgroundColor: "action.hover", gridColumn: "1 / -1" }}
            >
              <Box
                sx={{
                  height: "100%",
                  borderRadius: 3,
                  backgroundColor: "primary.main",
                  width: `${(funnel[step] * 100) / funnel.created}%`,
                }}
              />
            </Box>
          </Box>
        ))}
      </Box>
      <Box sx={{ display: "flex", flexWrap: "wrap", columnGap: 3, rowGap: 0.5, mt: 1.5, fontSize: "0.8125rem" }}>
        {(["abandoned", "expired"] as const).map((end) => (
          <Box key={end}>
            <Box component="span" sx={{ fontWeight: 600, fontVariantNumeric: "tabular-nums" }}>
              {numberText(funnel[end])} {words(`steps.${end}`).toLowerCase()}
            </Box>{" "}
            <Box component="span" sx={{ color: "text.secondary" }}>
              {words(`steps.${end}_hint`)}
            </Box>
          </Box>
        ))}
      </Box>
      <Typography variant="body2" sx={{ color: "text.secondary", fontSize: "0.8125rem", mt: 0.5 }}>
        {words(funnel.is_capped ? "steps.capped" : "steps.counted", { count: numberText(funnelSessionsMax) })}
      </Typography>
    </Card>
  );
}

function funnelQuery(account: string | null, filters: ListFilters): URLSearchParams {
  const query = new URLSearchParams(account === null ? {} : { account });
  for (const bound of ["created_at.gte", "created_at.lte"]) {
    const value = filters[bound]?.[0];
    if (value !== undefined) query.set(bound, value);
  }
  return query;
}
