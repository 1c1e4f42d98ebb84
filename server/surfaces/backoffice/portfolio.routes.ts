import { z } from "zod";
import { portfolioCharts, portfolioQuerySchema, portfolioSchema } from "../../../shared/lending/portfolio.schema.ts";
import { readPortfolio } from "../../lending/servicing/portfolio.service.ts";
import { exportFileName } from "./csv.rules.ts";
import { rawRoute, route } from "./define-route.ts";
import { portfolioCsv } from "./portfolio-csv.rules.ts";

export const portfolioRoutes = [
  route({
    method: "get",
    path: "/portfolio",
    access: "loans.read",
    summary:
      "The loan book of an account: what is owed, what is late, what was collected, and how each month's loans do",
    query: portfolioQuerySchema,
    response: portfolioSchema,
    handle: ({ ctx, caller, query }) => readPortfolio(ctx, caller.scope, query.account),
  }),
  rawRoute({
    method: "get",
    path: "/portfolio.csv",
    access: "loans.read",
    summary: "The numbers of one chart of the loan book as a CSV file",
    mediaType: "text/csv",
    query: portfolioQuerySchema.safeExtend({ chart: z.enum(portfolioCharts) }),
    handle: async ({ ctx, caller, query, response }) => {
      const portfolio = await readPortfolio(ctx, caller.scope, query.account);
      const named = portfolio.account_id === null ? [] : [["account", portfolio.account_id] as const];
      const fileName = exportFileName(`loan-book-${query.chart}`, named, portfolio.today);
      response.status(200).setHeader("Content-Type", "text/csv; charset=utf-8; header=present");
      response.setHeader("Content-Disposition", `attachment; filename="${fileName}"`);
      response.end(portfolioCsv(portfolio, query.chart));
    },
  }),
];
