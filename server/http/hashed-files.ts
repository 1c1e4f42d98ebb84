import type { RequestHandler } from "express";
import compressedStatic from "express-static-gzip";

/**
 * The files of a built page whose names carry a hash, so that a browser keeps them for a year; sent as the build
 * compressed them, in the best way that the browser reads. What is not there is the next handler's, or an error
 * with `fallthrough: false`.
 */
export function hashedFiles(folder: string, { fallthrough = true } = {}): RequestHandler {
  return compressedStatic(folder, {
    enableBrotli: true,
    orderPreference: ["br", "gzip"],
    index: false,
    serveStatic: { immutable: true, maxAge: "1y", index: false, fallthrough },
  });
}
