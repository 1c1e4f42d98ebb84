import express, { type Response, type Router } from "express";
import { indexPage, prosePage, type PublishedApi, referencePage } from "./reference-pages.ts";
import { referenceStyle } from "./reference-style.ts";

/** `/docs`: the APIs of this origin for people, and their OpenAPI documents for programs. */
export function docsRouter(apis: () => readonly PublishedApi[]): Router {
  const router = express.Router();
  router.get("/", (_req, res) => sendPage(res, indexPage(apis())));
  router.get("/style.css", (_req, res) => {
    res.set("cache-control", "no-cache").type("css").send(referenceStyle);
  });
  router.get("/:api", (req, res, next) => {
    const api = apis().find(({ slug }) => slug === req.params.api);
    if (api === undefined) next();
    else sendPage(res, referencePage(api));
  });
  router.get("/:api/openapi.json", (req, res, next) => {
    const api = apis().find(({ slug }) => slug === req.params.api);
    if (api === undefined) next();
    else res.set("access-control-allow-origin", "*").json(api.document);
  });
  router.get("/:api/:page", (req, res, next) => {
    const api = apis().find(({ slug }) => slug === req.params.api);
    const prose = api?.pages.find(({ slug }) => slug === req.params.page);
    if (api === undefined || prose === undefined) next();
    else sendPage(res, prosePage(api, prose));
  });
  return router;
}

function sendPage(res: Response, page: string): void {
  res.set("cache-control", "no-cache").type("html").send(page);
}
