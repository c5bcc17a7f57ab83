// How a flow begins, and how it goes on when a server has a say in it. Pure.
import type { Component, Dict } from "./model";
import { resolve, type Surroundings } from "./resolve";

/** What follows by the endpoint: a screen with its data, or the end with the answer. */
export type Next = { screen: string; data: Dict; done: Dict | null };

/** `withExamples` when screens are shown with their examples, as in a preview. */
export type Start = {
  screen: string | null;
  data: Dict;
  withExamples: boolean;
  /** What is said where a flow asks a server and there is none. */
  noEndpoint: string;
};

export function initialOf(component: Component, around: Surroundings): unknown {
  return component["init-value"] === undefined
    ? undefined
    : resolve(component["init-value"], around);
}
