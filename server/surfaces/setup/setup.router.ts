import express, { type Request, type Response, Router } from "express";
import { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";
import type { AppContext } from "../../context.ts";
import { isSetupOpen, redeemSetupLink } from "../../identity/setup.service.ts";
import { findLinkHolder, redeemStaffLink } from "../../identity/staff-link.service.ts";
import { clientAddress } from "../../http/client-address.ts";
import { securityHeaders } from "../../http/security-headers.ts";
import { checkWriteOrigin } from "../../http/write-origin.ts";
import { createRateLimiter, type RateLimiter } from "../../rate-limiter.ts";
import {
  closedPage,
  donePage,
  formPage,
  personClosedPage,
  personDonePage,
  personPage,
  setupStyles,
} from "./setup-page.ts";

const formSchema = z.object({ token: z.string(), email: z.string().max(320).catch(""), password: z.string() });
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
      refuseTooMany(limiter, req, ctx);
      await redeemSetupLink(ctx, { ...form, ip: clientAddress(req) });
      sendPage(res, 200, donePage);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === "forbidden" || error.code === "origin_refused") sendPage(res, 403, closedPage);
      else sendPage(res, 400, formPage({ ...form, problem: error.message }));
    }
  });
  router.use("/person", personRouter(ctx, limiter));
  return router;
}

/** Where an invitation leads: a form in which a person sets their own password. */
function personRouter(ctx: AppContext, limiter: RateLimiter): Router {
  const router = Router();
  router.get("/", async (req, res) => {
    const { token } = linkSchema.parse(req.query);
    const person = await findLinkHolder(ctx, token);
    if (person === null) sendPage(res, 404, personClosedPage);
    else sendPage(res, 200, personPage({ token, person, problem: null }));
  });
  router.post("/", express.urlencoded({ extended: false, limit: "4kb" }), async (req, res) => {
    const { token, password } = readForm(req);
    const person = await findLinkHolder(ctx, token);
    try {
      checkWriteOrigin(req, ctx.origins.backoffice);
      refuseTooMany(limiter, req, ctx);
      await redeemStaffLink(ctx, { token, password, ip: clientAddress(req) });
      sendPage(res, 200, personDonePage);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const isClosed = error.code === "forbidden" || error.code === "origin_refused";
      if (isClosed || person === null) sendPage(res, 403, personClosedPage);
      else sendPage(res, 400, personPage({ token, person, problem: error.message }));
    }
  });
  return router;
}

/** @throws DomainError `rate_limited` */
function refuseTooMany(limiter: RateLimiter, req: Request, ctx: AppContext): void {
  const { isAllowed } = limiter.take(clientAddress(req) ?? "unknown", ctx.clock.now());
  if (!isAllowed) throw new DomainError("rate_limited", "Too many tries. Wait a moment and try again.");
}

function readForm(req: Request): z.infer<typeof formSchema> {
  const form = formSchema.safeParse(req.body);
  return form.success ? form.data : { token: "", email: "", password: "" };
}

function sendPage(res: Response, status: number, html: string): void {
  res.status(status).set("cache-control", "no-store").type("html").send(html);
}
