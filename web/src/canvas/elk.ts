import ELK, { type ElkNode } from "elkjs/lib/elk-api.js";
import workerUrl from "elkjs/lib/elk-worker.min.js?url";
import { placesIn, picture, type Box, type Enclosure, type Place, type Wire } from "./layout";
import { routesIn, type Route } from "./routes";

export type { Box, Enclosure, Place, Wire } from "./layout";

let elk: InstanceType<typeof ELK> | undefined;

export type Layout = { places: Map<string, Place>; routes: Map<string, Route> };

/** Places for boxes given in reading order, left to right, and ways for links around them. Runs in a worker, so that
 * the canvas never freezes. */
export async function layOut(
  boxes: Box[],
  wires: Wire[],
  enclosures: Enclosure[] = [],
): Promise<Layout> {
  elk ??= new ELK({ workerUrl });
  const result: ElkNode = await elk.layout(picture(boxes, wires, enclosures));
  const places = placesIn(result);
  return { places, routes: routesIn(result, boxes, wires, places) };
}

/** The places alone. */
export const arrange = async (boxes: Box[], wires: Wire[]): Promise<Map<string, Place>> =>
  (await layOut(boxes, wires)).places;
