import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { OfferFigures, Portfolio } from "../../../../shared/lending/portfolio.schema.ts";
import { countText, fewUpTo } from "../../charts/chart.ts";
import { figureGrid } from "../../dashboard/figure-grid.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import { useWords } from "../../i18n/use-words.ts";
import { percentText } from "../../i18n/percent-text.ts";
import { amountChange, rateChange } from "../webhook-metrics/figure-change.ts";
import { FigureCard } from "../webhook-metrics/FigureCard.tsx";

const steps = ["simulated", "accepted", "disbursed", "expired"] as const;
type Step = (typeof steps)[number];

/** Which way is better. */
const isGood: Readonly<Record<Step, "up" | "down">> = {
  simulated: "up",
  accepted: "up",
  disbursed: "up",
  expired: "down",
};

/** How far the offers of the last thirty days came, beside those of the thirty before; and what ends soon. */
export function OfferFigureCards({ portfolio, account }: { portfolio: Portfolio; account: string }) {
  const words = useWords();
  const { offers, offers_before: before, offers_expiring: expiring } = portfolio;
  const growth = amountChange(offers.issued, before.issued);
  const list = (status?: string) =>
    `/credit-offers?${new URLSearchParams({ account, ...(status === undefined ? {} : { status }) }).toString()}`;
  return (
    <>
      <Typography variant="h2" sx={{ fontSize: "1.25rem", mt: 3, mb: 1.5 }}>
        {words("portfolio_offers.title")}
      </Typography>
      <Box sx={{ ...figureGrid, mb: 3 }}>
        <FigureCard
          title={words("portfolio_offers.figure.issued")}
          value={countText(offers.issued)}
          change={growth === null ? undefined : { of: growth, unit: "percent", isGood: "up" }}
          to={list()}
          explanation={words("portfolio_offers.explain.issued", { amount: formatMoney(offers.amount, "BRL") })}
        />
        {steps.map((step) => {
          const change = rateChange(rateOf(offers, step), rateOf(before, step));
          return (
            <FigureCard
              key={step}
              title={words(`portfolio_offers.figure.${step}`)}
              value={percentText(offers.issued === 0 ? null : offers[step] / offers.issued)}
              isFaint={offers.issued <= fewUpTo}
              change={change === null ? undefined : { of: change, unit: "points", isGood: isGood[step] }}
              to={list(step === "expired" || step === "accepted" ? step : undefined)}
              explanation={words(`portfolio_offers.explain.${step}`, {
                part: countText(offers[step]),
                whole: countText(offers.issued),
              })}
            />
          );
        })}
        <FigureCard
          title={words("portfolio_offers.figure.expiring")}
          value={countText(expiring)}
          to={list("available")}
          explanation={words("portfolio_offers.explain.expiring")}
        />
      </Box>
    </>
  );
}

function rateOf(figures: OfferFigures, step: Step) {
  return { numerator: figures[step], denominator: figures.issued };
}
