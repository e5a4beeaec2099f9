import type { LightLimits } from "../domain/project/project.ts";

/** DOMAIN section 3: 95 and over is green, 80 to 95 yellow. */
export const defaultLimits: LightLimits = { green: 95, yellow: 80 };
