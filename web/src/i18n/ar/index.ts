import { builder } from "./builder";
import { canvas } from "./canvas";
import { checks } from "./checks";
import { composer } from "./composer";
import { conditions } from "./conditions";
import { editing } from "./editing";
import { exchange } from "./exchange";
import { expressions } from "./expressions";
import { journeys } from "./journeys";
import { phone } from "./phone";
import { session } from "./session";
import { shell } from "./shell";
import { steps } from "./steps";
import { trial } from "./trial";
import { trigger } from "./trigger";
import { versions } from "./versions";

/** All texts in Arabic, read from right to left; the same keys as in English. */
export const ar = {
  app: "Chatwright",
  ...shell,
  ...session,
  ...journeys,
  ...canvas,
  ...builder,
  ...phone,
  ...expressions,
  ...composer,
  ...conditions,
  ...steps,
  ...trigger,
  ...checks,
  ...versions,
  ...trial,
  ...exchange,
  ...editing,
};
