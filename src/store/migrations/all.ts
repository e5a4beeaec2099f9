import type { Migration } from "kysely/migration";
import { up as first } from "./001-first.ts";
import { up as planVersion } from "./002-plan-version.ts";
import { up as calls } from "./003-calls.ts";
import { up as reminders } from "./005-reminders.ts";
import { up as installation } from "./006-installation.ts";
import { up as indexes } from "./007-indexes.ts";
import { up as closedProjects } from "./009-closed-projects.ts";
import { up as auditChain } from "./010-audit-chain.ts";
import { up as privacy } from "./011-privacy.ts";
import { up as benefitModel } from "./012-benefit-model.ts";
import { up as steeringCopies } from "./013-steering-copies.ts";
import { up as benefitLife } from "./014-benefit-life.ts";
import { up as benefitOffers } from "./015-benefit-offers.ts";
import { up as actionAsks } from "./016-action-asks.ts";
import { up as peopleOfBenefits } from "./018-people-of-benefits.ts";
import { up as aroundTheProject } from "./019-around-the-project.ts";
import { up as papers } from "./020-papers.ts";
import { up as historyOfMeasure } from "./021-history-of-a-measure.ts";
import { up as erasedPapers } from "./022-erased-papers.ts";
import { up as seriesOfMeasure } from "./023-series-of-a-measure.ts";

/** In the order of their names; forward only, a released one is never edited. */
export const migrations: Record<string, Migration> = {
  "001-first": { up: first },
  "002-plan-version": { up: planVersion },
  "003-calls": { up: calls },
  "005-reminders": { up: reminders },
  "006-installation": { up: installation },
  "007-indexes": { up: indexes },
  "009-closed-projects": { up: closedProjects },
  "010-audit-chain": { up: auditChain },
  "011-privacy": { up: privacy },
  "012-benefit-model": { up: benefitModel },
  "013-steering-copies": { up: steeringCopies },
  "014-benefit-life": { up: benefitLife },
  "015-benefit-offers": { up: benefitOffers },
  "016-action-asks": { up: actionAsks },
  "018-people-of-benefits": { up: peopleOfBenefits },
  "019-around-the-project": { up: aroundTheProject },
  "020-papers": { up: papers },
  "021-history-of-a-measure": { up: historyOfMeasure },
  "022-erased-papers": { up: erasedPapers },
  "023-series-of-a-measure": { up: seriesOfMeasure },
};
