import { benefitGuards } from "./benefit-guards.ts";
import { deliveryGuards } from "./delivery-guards.ts";
import { doorGuards } from "./door-guards.ts";
import type { Guard } from "./guard.ts";
import { planGuards } from "./plan-guards.ts";
import { privacyGuards } from "./privacy-guards.ts";
import { ruleGuards } from "./rule-guards.ts";
import { storeGuards } from "./store-guards.ts";
import { textGuards } from "./text-guards.ts";

export const guards: Guard[] = [
  ...storeGuards,
  ...deliveryGuards,
  ...doorGuards,
  ...planGuards,
  ...benefitGuards,
  ...privacyGuards,
  ...ruleGuards,
  ...textGuards,
];
