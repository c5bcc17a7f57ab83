import { builder } from "./builder";
import { canvas } from "./canvas";
import { checks } from "./checks";
import { conditions } from "./conditions";
import { editing } from "./editing";
import { exchange } from "./exchange";
import { journeys } from "./journeys";
import { session } from "./session";
import { shell } from "./shell";
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
  ...conditions,
  ...trigger,
  ...checks,
  ...versions,
  ...trial,
  ...exchange,
  ...editing,
};
