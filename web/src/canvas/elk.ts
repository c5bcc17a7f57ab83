import ELK, { type ElkNode } from "elkjs/lib/elk-api.js";
import workerUrl from "elkjs/lib/elk-worker.min.js?url";
import { placesIn, picture, type Box, type Enclosure, type Place, type Wire } from "./layout";

export type { Box, Enclosure, Place, Wire } from "./layout";

let elk: InstanceType<typeof ELK> | undefined;

/** Places for boxes given in reading order, left to right. Runs in a worker, so that the canvas never freezes. */
export async function arrange(
  boxes: Box[],
  wires: Wire[],
  enclosures: Enclosure[] = [],
): Promise<Map<string, Place>> {
  elk ??= new ELK({ workerUrl });
  const result: ElkNode = await elk.layout(picture(boxes, wires, enclosures));
  return placesIn(result);
}
