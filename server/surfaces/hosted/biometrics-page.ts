import { createHash } from "node:crypto";
import type express from "express";
import { DomainError } from "../../../shared/errors.ts";
import { hostedBiometricsSchema } from "../../../shared/lending/hosted-biometrics.schema.ts";
import type { AppContext } from "../../context.ts";
import { readBodyBytes } from "../../http/json-body.ts";
import { requestIdOf } from "../../http/request-id.ts";
import { checkWriteOrigin } from "../../http/write-origin.ts";
import { readBiometrics, submitBiometrics } from "../../lending/customers/biometrics.service.ts";
import { createRateLimiter } from "../../rate-limiter.ts";
import { answerRefusal } from "./answer-refusal.ts";

const pictureBytesMax = 10 * 1_024 * 1_024;

/** A person looks, tries a few pictures and is done; each address is guarded for itself. */
const callsPerCode = { burst: 30, perSecond: 1, callersMax: 10_000 };

/** `/biometrics/{code}`: where a customer shows their face. The code is all that opens it, once. */
export function addBiometricsPage(router: express.Router, ctx: AppContext, page: express.RequestHandler): void {
  const limiter = createRateLimiter(callsPerCode);
  const answer =
    (work: (code: string, request: express.Request, response: express.Response) => Promise<void>) =>
    async (request: express.Request, response: express.Response) => {
      response.set("Cache-Control", "no-store");
      const code = String(request.params["code"]);
      try {
        const { isAllowed, retryAfterSeconds } = limiter.take(code, ctx.clock.now());
        if (!isAllowed && ctx.config.hasRateLimits) {
          throw new DomainError("rate_limited", "Too many tries at once.", { retryAfterSeconds });
        }
        await work(code, request, response);
      } catch (error) {
        answerRefusal(ctx, response, error);
      }
    };
  router.get("/biometrics/:code", async (request, response, next) => {
    const { state } = await readBiometrics(ctx, request.params.code);
    if (state === "unknown") response.status(404);
    page(request, response, next);
  });
  router.get(
    "/biometrics/:code/state",
    answer(async (code, _request, response) => {
      const { state, accountKind } = await readBiometrics(ctx, code);
      response.json(hostedBiometricsSchema.parse({ state, is_sandbox: accountKind === "sandbox" }));
    }),
  );
  router.post(
    "/biometrics/:code/picture",
    answer(async (code, request, response) => {
      checkWriteOrigin(request, ctx.origins.merchant);
      // A page that is closed needs no bytes.
      const { state } = await readBiometrics(ctx, code);
      if (state !== "open") {
        throw new DomainError("session_closed", "This page can no longer be used.", { facts: { state } });
      }
      const bytes = await readBodyBytes(request, { limitBytes: pictureBytesMax });
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      await submitBiometrics(ctx, { code, file: { bytes, sha256 }, requestId: requestIdOf(response) });
      response.status(204).end();
    }),
  );
}
