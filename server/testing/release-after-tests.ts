import { afterAll, afterEach } from "vitest";
import { releaseAfterFile, releaseAfterTest } from "./after-tests.ts";

// Runs anew for every test file.
afterEach(releaseAfterTest);
afterAll(releaseAfterFile);
