import express, { type Request, type Response, Router } from "express";
import { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";
import type { AppContext } from "../../context.ts";
import { isSetupOpen, redeemSetupLink } from "../../identity/setup.service.ts";
import { clientAddress } from "../../http/client-address.ts";
import { securityHeaders } from "../../http/security-headers.ts";
import { checkWriteOrigin } from "../../http/write-origin.ts";
import { createRateLimiter } from "../../rate-limiter.ts";
import { closedPage, donePage, formPage, setupStyles } from "./setup-page.ts";

const formSchema = z.object({ token: z.string(), email: z.string().max(320), password: z.string() });
const linkSchema = z.object({ token: z.string().catch("") });
const tries = { burst: 10, perSecond: 0.2, callersMax: 1_000 };

/** Where the one-time link leads: a form that makes the first admin. It needs no script. */
export function setupRouter(ctx: AppContext): Router {
  const router = Router();
  const limiter = createRateLimiter(tries);
  router.use(securityHeaders({ frameAncestors: ["'none'"], allowsInlineStyles: false }));
  router.get("/style.css", (_req, res) => {
    res.type("css").set("cache-control", "no-store").send(setupStyles);
  });
  router.get("/", async (req, res) => {
    const { token } = linkSchema.parse(req.query);
    if (await isSetupOpen(ctx, token)) sendPage(res, 200, formPage({ token, email: "", problem: null }));
    else sendPage(res, 404, closedPage);
  });
  router.post("/", express.urlencoded({ extended: false, limit: "4kb" }), async (req, res) => {
    const form = readForm(req);
    try {
      checkWriteOrigin(req, ctx.origins.backoffice);
      const { isAllowed } = limiter.take(clientAddress(req) ?? "unknown", ctx.clock.now());
      if (!isAllowed) throw new DomainError("rate_limited", "Too many tries. Wait a moment and try again.");
      await redeemSetupLink(ctx, { ...form, ip: clientAddress(req) });
      sendPage(res, 200, donePage);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === "forbidden" || error.code === "origin_refused") sendPage(res, 403, closedPage);
      else sendPage(res, 400, formPage({ ...form, problem: error.message }));
    }
  });
  return router;
}

function readForm(req: Request): z.infer<typeof formSchema> {
  const form = formSchema.safeParse(req.body);
  return form.success ? form.data : { token: "", email: "", password: "" };
}

function sendPage(res: Response, status: number, html: string): void {
  res.status(status).set("cache-control", "no-store").type("html").send(html);
}
