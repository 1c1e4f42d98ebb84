import Box from "@mui/material/Box";
import { sumDues } from "../../../../shared/lending/installment-state.ts";
import type { Portfolio } from "../../../../shared/lending/portfolio.schema.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import { figureGrid } from "../../dashboard/figure-grid.ts";
import { countText } from "../../charts/chart.ts";
import { useWords } from "../../i18n/use-words.ts";
import { percentText } from "../../i18n/percent-text.ts";
import { amountChange, rateChange } from "../webhook-metrics/figure-change.ts";
import { FigureCard } from "../webhook-metrics/FigureCard.tsx";
import { loansPath } from "./loan-links.ts";

/** The book in six figures, each with what it is made of and the loans behind it. */
export function PortfolioFigures({ portfolio, account }: { portfolio: Portfolio; account: string }) {
  const words = useWords();
  const money = (amount: number) => formatMoney(amount, "BRL");
  const { outstanding, arrears, collection, collection_before: before, repaid } = portfolio;
  const par30 = portfolio.par.find(({ days }) => days === 30) ?? { loans: 0, outstanding: 0 };
  const growth = amountChange(outstanding.principal, portfolio.outstanding_before);
  const collected = rateChange(rateOf(collection), rateOf(before));
  return (
    <Box sx={{ ...figureGrid, mb: 1.5 }}>
      <FigureCard
        title={words("portfolio.figure.outstanding")}
        value={money(outstanding.principal)}
        change={growth === null ? undefined : { of: growth, unit: "percent", isGood: "up" }}
        to={loansPath(account, { status: "active" })}
        explanation={words("portfolio.explain.outstanding", { loans: countText(portfolio.loans) })}
      />
      <FigureCard
        title={words("portfolio.figure.interest")}
        value={money(outstanding.interest + outstanding.fees)}
        to={loansPath(account, { status: "active" })}
        explanation={words("portfolio.explain.interest", {
          interest: money(outstanding.interest),
          fees: money(outstanding.fees),
        })}
      />
      <FigureCard
        title={words("portfolio.figure.arrears")}
        value={money(sumDues(arrears))}
        to={loansPath(account, { lateFrom: 1 })}
        explanation={words("portfolio.explain.arrears", { loans: countText(arrears.loans) })}
      />
      <FigureCard
        title={words("portfolio.figure.par30")}
        value={percentText(outstanding.principal === 0 ? null : par30.outstanding / outstanding.principal)}
        to={loansPath(account, { lateFrom: 31 })}
        explanation={words("portfolio.explain.par30", {
          outstanding: money(par30.outstanding),
          all: money(outstanding.principal),
          loans: countText(par30.loans),
        })}
      />
      <FigureCard
        title={words("portfolio.figure.collection")}
        value={percentText(collection.due === 0 ? null : collection.paid / collection.due)}
        change={collected === null ? undefined : { of: collected, unit: "points", isGood: "up" }}
        to={loansPath(account, { lateFrom: 1, lateTo: 30 })}
        explanation={words("portfolio.explain.collection", {
          paid: money(collection.paid),
          due: money(collection.due),
        })}
      />
      <FigureCard
        title={words("portfolio.figure.repaid")}
        value={money(portfolio.disbursed)}
        to={loansPath(account, {})}
        explanation={words("portfolio.explain.repaid", {
          principal: money(repaid.principal),
          interest: money(repaid.interest + repaid.fees),
        })}
      />
    </Box>
  );
}

function rateOf({ due, paid }: Portfolio["collection"]) {
  return { numerator: paid, denominator: due };
}
